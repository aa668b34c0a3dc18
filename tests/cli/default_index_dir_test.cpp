#include "tests/cli/sandbox.hpp"
#include "tests/support/catch.hpp"

using newsgrep::test::ContainsSubstring;
using newsgrep::test::ProgramResult;
using newsgrep::test::Sandbox;

namespace {

/// Runs a program with these variables in place of those that tell where the index is.
ProgramResult run_with(const Sandbox& sandbox, std::vector<std::string> variables,
                       std::vector<std::string> arguments) {
  auto call = sandbox.call(std::move(arguments));
  std::erase_if(call.environment, [](const std::string& each) {
    return each.starts_with("NEWSGREP_INDEX=") || each.starts_with("HOME=");
  });
  call.environment.insert(call.environment.end(), variables.begin(), variables.end());
  call.arguments.insert(call.arguments.begin(), {"/usr/bin/env", "--"});
  return run_program(call);
}

std::size_t entries(const Sandbox& sandbox) {
  const std::filesystem::directory_iterator folder(sandbox.path());
  return static_cast<std::size_t>(std::distance(begin(folder), end(folder)));
}

}  // namespace

TEST_CASE("without a usual place for the index there is an error, and no folder is made", "[cli]") {
  const Sandbox sandbox;
  sandbox.write("in/a.txt", "Title\n\nThe ferry is late.\n");
  struct Case {
    std::vector<std::string> variables;
    std::string message;
  };
  const auto [variables, message] = GENERATE(
      Case{{}, "HOME is not set, so the index has no usual place"},
      Case{{"HOME="}, "HOME is not set, so the index has no usual place"},
      Case{{"HOME=home"}, "HOME is not an absolute path: home"},
      Case{{"HOME=/tmp", "XDG_DATA_HOME=data"}, "XDG_DATA_HOME is not an absolute path: data"},
      Case{{"NEWSGREP_INDEX=", "XDG_DATA_HOME="},
           "HOME is not set, so the index has no usual place"});
  for (const auto& arguments : {std::vector<std::string>{"newsgrep-index", "in"},
                                std::vector<std::string>{"newsgrep", "ferry", "in"},
                                std::vector<std::string>{"newsgrep", "ferry"}}) {
    const auto result = run_with(sandbox, variables, arguments);
    CAPTURE(arguments[0], result.err);
    CHECK(result.status == 2);
    CHECK_THAT(result.err, ContainsSubstring(arguments[0] + ": " + message + "\nhint: "));
    CHECK_THAT(result.err, ContainsSubstring("--index"));
    CHECK(entries(sandbox) == 1);
  }
}

TEST_CASE("where the index is named, its usual place does not matter", "[cli]") {
  const Sandbox sandbox;
  sandbox.write("in/a.txt", "Title\n\nThe ferry is late.\n");
  CHECK(run_with(sandbox, {}, {"newsgrep-index", "--index", "here", "in"}).status == 0);
  CHECK(run_with(sandbox, {"NEWSGREP_INDEX=here"}, {"newsgrep", "-c", "ferry"}).out == "1\n");
  CHECK(run_with(sandbox, {}, {"newsgrep-index", "--help"}).status == 0);
  CHECK(run_with(sandbox, {}, {"newsgrep", "--version"}).status == 0);
  CHECK(run_with(sandbox, {}, {"newsgrep-index", "--dump", "in"}).status == 0);
}

TEST_CASE("an empty name for the index is refused", "[cli]") {
  const Sandbox sandbox;
  for (const auto* program : {"newsgrep", "newsgrep-index"}) {
    const auto result = sandbox.run({program, "--index", "", "ferry"});
    CHECK(result.status == 2);
    CHECK_THAT(result.err, ContainsSubstring("--index"));
  }
}
