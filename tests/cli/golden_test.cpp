// Runs what stands in cases/NAME/command with the shell and compares what comes out with the files
// stdout, stderr and status beside it. UPDATE_GOLDEN=1 writes them anew; review then reads the
// diff.
//
// A case runs in a folder with news/ (from this folder), which is indexed, and sample/ (from
// corpus/), which is not. With a file `terminal`, which holds a number of columns, standard output
// is a terminal.

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <iterator>

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

std::vector<fs::path> cases() {
  std::vector<fs::path> folders;
  for (const auto& entry : fs::directory_iterator(NEWSGREP_CLI_TESTS "/cases")) {
    folders.push_back(entry.path());
  }
  std::sort(folders.begin(), folders.end());
  return folders;
}

/// What depends on where and by whom the case is run, made the same everywhere.
std::string stable(std::string text, const Sandbox& sandbox) {
  const auto here = sandbox.path().string();
  for (auto at = text.find(here); at != std::string::npos; at = text.find(here, at)) {
    text.replace(at, here.size(), "/here");
  }
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

void run_case(const fs::path& folder, bool update) {
  if (fs::exists(folder / "terminal") && !has_terminals()) {
    WARN("skipped: no pseudo-terminals on this system");
    return;
  }
  const Sandbox sandbox;
  const auto copy = [&](const fs::path& from, const fs::path& to) {
    fs::copy(from, sandbox.path() / to, fs::copy_options::recursive);
  };
  copy(NEWSGREP_SAMPLE, "sample");
  copy(NEWSGREP_CLI_TESTS "/news", "news");
  const auto made = sandbox.run({"newsgrep-index", "--quiet", "news"});
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
  for (const auto& folder : cases()) {
    DYNAMIC_SECTION(folder.filename().string()) {
      run_case(folder, update);
    }
  }
}
