// Runs what stands in cases/NAME/command with the shell and compares what comes out with the files
// stdout, stderr and status beside it. UPDATE_GOLDEN=1 writes them anew; review then reads the
// diff.
//
// A case runs in a folder with news/ (from this folder), which is indexed, and sample/ (from
// corpus/), which is not; one of wire_cases/ in a folder with wire/, which is indexed, and
// old-index/, an index of format 1. With a file `terminal`, which holds a number of columns,
// standard output is a terminal.

#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string>
#include <utility>
#include <vector>

#include "cli/sandbox.hpp"
#include "support/catch.hpp"

namespace fs = std::filesystem;
using newsgrep::test::has_terminals;
using newsgrep::test::Sandbox;

namespace {

std::string read(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

std::vector<fs::path> folders_in(const fs::path& folder) {
  std::vector<fs::path> folders;
  for (const auto& entry : fs::directory_iterator(folder)) {
    folders.push_back(entry.path());
  }
  std::sort(folders.begin(), folders.end());
  return folders;
}

void replace_all(std::string& text, const std::string& from, const std::string& to) {
  for (auto at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size())) {
    text.replace(at, from.size(), to);
  }
}

/// What depends on where and by whom the case is run, made the same everywhere.
std::string stable(std::string text, const Sandbox& sandbox) {
  replace_all(text, sandbox.path().string(), "/here");
  std::array<char, 256> host{};
  gethostname(host.data(), host.size() - 1);
  replace_all(text, std::string("file://") + host.data() + "/here", "file://host/here");
  return text;
}

void check(const fs::path& golden, const std::string& actual, bool update) {
  if (!update) {
    INFO(golden.filename());
    CHECK(actual == read(golden));
  } else if (actual.empty()) {
    fs::remove(golden);
  } else {
    std::ofstream(golden, std::ios::binary) << actual;
  }
}

/// What is put into the sandbox: under which name, and from where.
using Folders = std::vector<std::pair<std::string, fs::path>>;

void run_case(const fs::path& folder, const std::string& indexed, const Folders& folders,
              bool update) {
  if (fs::exists(folder / "terminal") && !has_terminals()) {
    WARN("skipped: no pseudo-terminals on this system");
    return;
  }
  const Sandbox sandbox;
  for (const auto& [name, from] : folders) {
    fs::copy(from, sandbox.path() / name, fs::copy_options::recursive);
  }
  const auto made = sandbox.run({"newsgrep-index", "--quiet", indexed});
  REQUIRE(made.err == "");
  REQUIRE(made.status == 0);

  auto call = sandbox.call({"/bin/sh", "-c", read(folder / "command")});
  if (fs::exists(folder / "terminal")) {
    call.terminal_columns = static_cast<unsigned short>(std::stoi(read(folder / "terminal")));
  }
  const auto result = newsgrep::test::run_program(call);
  check(folder / "stdout", stable(result.out, sandbox), update);
  check(folder / "stderr", stable(result.err, sandbox), update);
  check(folder / "status", std::to_string(result.status) + "\n", update);
}

}  // namespace

TEST_CASE("the programs print what the golden cases say", "[cli]") {
  const bool update = std::getenv("UPDATE_GOLDEN") != nullptr;
  for (const auto& folder : folders_in(NEWSGREP_CLI_TESTS "/cases")) {
    DYNAMIC_SECTION(folder.filename().string()) {
      run_case(folder, "news", {{"news", NEWSGREP_CLI_TESTS "/news"}, {"sample", NEWSGREP_SAMPLE}},
               update);
    }
  }
}

TEST_CASE("every option and construct prints what the golden cases say", "[cli]") {
  const bool update = std::getenv("UPDATE_GOLDEN") != nullptr;
  for (const auto& folder : folders_in(NEWSGREP_CLI_TESTS "/wire_cases")) {
    DYNAMIC_SECTION(folder.filename().string()) {
      run_case(folder, "wire",
               {{"wire", NEWSGREP_CLI_TESTS "/wire"},
                {"old-index", NEWSGREP_TEST_DATA "/index-format-1"}},
               update);
    }
  }
}
