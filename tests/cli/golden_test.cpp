// Runs what stands in cases/NAME/command with the shell and compares what comes out with the files
// stdout, stderr and status beside it.
//
// A case runs in a folder with news/ (from this folder), which is indexed, and sample/ (from
// corpus/), which is not; one of wire_cases/ in a folder with wire/, which is indexed, and with
// feed/ and old-index/ (an index of format 1), which are not. With a file `terminal`, which holds a
// number of columns, standard output is a terminal.

#include <unistd.h>

#include <array>
#include <string>
#include <utility>
#include <vector>

#include "tests/cli/golden.hpp"
#include "tests/cli/sandbox.hpp"
#include "tests/support/catch.hpp"

namespace fs = std::filesystem;
using newsgrep::test::cases_in;
using newsgrep::test::content_of;
using newsgrep::test::has_terminals;
using newsgrep::test::replace_all;
using newsgrep::test::Sandbox;

namespace {

/// What is put into the sandbox: under which name, and from where.
using Folders = std::vector<std::pair<std::string, fs::path>>;

/// Takes out what depends on where and by whom the case is run.
void make_stable(std::string& text, const Sandbox& sandbox) {
  replace_all(text, sandbox.path().string(), "/here");
  std::array<char, 256> host{};
  gethostname(host.data(), host.size() - 1);
  replace_all(text, std::string("file://") + host.data() + "/here", "file://host/here");
}

void run_case(const fs::path& folder, const std::string& indexed, const Folders& folders) {
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

  auto call = sandbox.call({"/bin/sh", "-c", content_of(folder / "command")});
  if (fs::exists(folder / "terminal")) {
    call.terminal_columns = static_cast<unsigned short>(std::stoi(content_of(folder / "terminal")));
  }
  auto result = newsgrep::test::run_program(call);
  make_stable(result.out, sandbox);
  make_stable(result.err, sandbox);
  newsgrep::test::check_golden(folder, result);
}

}  // namespace

TEST_CASE("the programs print what the golden cases say", "[cli]") {
  for (const auto& folder : cases_in(NEWSGREP_CLI_TESTS "/cases")) {
    DYNAMIC_SECTION(folder.filename().string()) {
      run_case(folder, "news", {{"news", NEWSGREP_CLI_TESTS "/news"}, {"sample", NEWSGREP_SAMPLE}});
    }
  }
}

TEST_CASE("every option and construct prints what the golden cases say", "[cli]") {
  for (const auto& folder : cases_in(NEWSGREP_CLI_TESTS "/wire_cases")) {
    DYNAMIC_SECTION(folder.filename().string()) {
      run_case(folder, "wire",
               {{"wire", NEWSGREP_CLI_TESTS "/wire"},
                {"feed", NEWSGREP_CLI_TESTS "/feed"},
                {"old-index", NEWSGREP_TEST_DATA "/index-format-1"}});
    }
  }
}
