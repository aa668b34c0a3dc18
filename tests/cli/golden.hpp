#pragma once

// Golden files: what a program prints, kept beside the command that makes it print that.
// UPDATE_GOLDEN=1 writes them anew; review then reads the diff.

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "tests/support/catch.hpp"
#include "tests/support/run_program.hpp"

namespace newsgrep::test {

inline std::string content_of(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

/// The folders of the cases in a folder, in the order of their names.
inline std::vector<std::filesystem::path> cases_in(const std::filesystem::path& folder) {
  std::vector<std::filesystem::path> folders;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    folders.push_back(entry.path());
  }
  std::sort(folders.begin(), folders.end());
  return folders;
}

inline void replace_all(std::string& text, const std::string& from, const std::string& to) {
  for (auto at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size())) {
    text.replace(at, from.size(), to);
  }
}

/// An empty text has no file.
inline void check_golden(const std::filesystem::path& golden, const std::string& actual) {
  if (std::getenv("UPDATE_GOLDEN") == nullptr) {
    INFO(golden.filename());
    CHECK(actual == content_of(golden));
  } else if (actual.empty()) {
    std::filesystem::remove(golden);
  } else {
    std::ofstream(golden, std::ios::binary) << actual;
  }
}

/// Compares with the files stdout, stderr and status in a folder.
inline void check_golden(const std::filesystem::path& folder, const ProgramResult& result) {
  check_golden(folder / "stdout", result.out);
  check_golden(folder / "stderr", result.err);
  check_golden(folder / "status", std::to_string(result.status) + "\n");
}

}  // namespace newsgrep::test
