#pragma once

#include <filesystem>
#include <string>

#include "tests/support/catch.hpp"
#include "tests/support/shared_data_folder.hpp"

namespace newsgrep::test {

/// Returns the path of a file or folder of the shared data. If it is not there, prints "skipped: …"
/// and returns an empty path: the case is then to return, and ctest lists it as skipped.
inline std::filesystem::path shared_data(const std::string& name) {
  auto path = shared_data_folder() / name;
  if (std::filesystem::exists(path)) return path;
  // tests/CMakeLists.txt looks for the first words of this line.
  WARN("skipped: no shared data\n" << path.string() << " is not there; set NEWSGREP_SHARED_DATA");
  return {};
}

}  // namespace newsgrep::test
