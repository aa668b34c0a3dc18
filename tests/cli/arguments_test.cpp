#include <string>
#include <vector>

#include "cli/apply_arguments.hpp"
#include "cli/parse_arguments.hpp"
#include "cli/usage_error.hpp"
#include "tests/support/catch.hpp"

using namespace newsgrep::cli;

namespace {

using Arguments = std::vector<std::string>;

/// A program with an option of each kind.
Program some_program() {
  Program program;
  program.name = "some";
  program.positionals = {{.name = "QUERY"}, {.name = "PATH", .repeated = true}};
  const auto ignore = [](const std::string&) {};
  program.options = {
      {.names = {"-m", "--max-count"},
       .value = {.name = "NUM", .repeated = Repeated::last_counts},
       .apply = ignore},
      {.names = {"-C", "--context"},
       .value = {.name = "NUM", .repeated = Repeated::last_counts},
       .takes_dash_number = true,
       .apply = ignore},
      {.names = {"-f", "--file"}, .value = {.name = "FILE"}, .apply = ignore},
      {.names = {"-0", "--null"}, .apply = ignore},
      {.names = {"--color"},
       .value = {.name = "WHEN", .choices = {"auto", "always"}, .when_left_out = "always"},
       .apply = ignore},
      {.names = {"-h", "--help"},
       .answer = [](const Program&, const std::string&) { return std::string("help"); }}};
  for (auto& positional : program.positionals) positional.apply = ignore;
  return program;
}

/// Returns `-C=3` and the like for each value of an option, then the positional arguments.
Arguments parsed(const Arguments& arguments) {
  const auto program = some_program();
  const auto parts = parse_arguments(program, arguments);
  Arguments words;
  for (const auto& [option, values] : parts.options) {
    for (const auto& value : values) {
      words.push_back(std::string(option->names.front()) + "=" + value);
    }
  }
  words.insert(words.end(), parts.positionals.begin(), parts.positionals.end());
  return words;
}

}  // namespace

TEST_CASE("options may stand anywhere, their values beside them or after =", "[cli]") {
  CHECK(parsed({"ferry", "-m", "3", "news"}) == Arguments{"-m=3", "ferry", "news"});
  CHECK(parsed({"-m3", "ferry"}) == Arguments{"-m=3", "ferry"});
  CHECK(parsed({"--max-count=3", "-m", "4"}) == Arguments{"-m=3", "-m=4"});
  CHECK(parsed({"-m", "-1"}) == Arguments{"-m=-1"});
  CHECK(parsed({"--color", "auto"}) == Arguments{"--color=always", "auto"});
  CHECK(parsed({"--color=auto"}) == Arguments{"--color=auto"});
  CHECK(parsed({"-0"}) == Arguments{"-0="});
  CHECK(parsed({"-0m3"}) == Arguments{"-m=3", "-0="});
  CHECK(parsed({}).empty());
}

TEST_CASE("arguments after -- are positional", "[cli]") {
  CHECK(parsed({"--", "-m", "--null"}) == Arguments{"-m", "--null"});
  CHECK(parsed({"a", "--", "-3", "--"}) == Arguments{"a", "-3", "--"});
  CHECK(parsed({"-f", "--", "-0"}) == Arguments{"-f=--", "-0="});
  CHECK(parsed({"-"}) == Arguments{"-"});
}

TEST_CASE("an argument that no positional takes is refused", "[cli]") {
  auto program = some_program();
  program.positionals.pop_back();
  try {
    apply_arguments(program, {"ferry", "news"});
    FAIL("not refused");
  } catch (const UsageError& error) {
    CHECK(std::string(error.what()) == "Unexpected argument news");
  }
}

TEST_CASE("square brackets in an argument mean nothing", "[cli]") {
  CHECK(parsed({"[a,b]", "[1]", "[]"}) == Arguments{"[a,b]", "[1]", "[]"});
  CHECK(parsed({"-f", "[a,b]"}) == Arguments{"-f=[a,b]"});
}

TEST_CASE("a number with a dash asks for context, as grep's does", "[cli]") {
  CHECK(parsed({"-3", "buffer zone"}) == Arguments{"-C=3", "buffer zone"});
  CHECK(parsed({"buffer zone", "-12", "news"}) == Arguments{"-C=12", "buffer zone", "news"});
  CHECK(parsed({"-m", "-3", "-4"}) == Arguments{"-m=-3", "-C=4"});
  CHECK(parsed({"-m3", "3", "-0"}) == Arguments{"-m=3", "-0=", "3"});
  CHECK_THROWS_AS(parsed({"-3a"}), UsageError);
  CHECK_THROWS_AS(parsed({"--3"}), UsageError);
}

TEST_CASE("a command line that makes no sense is refused", "[cli]") {
  const auto program = some_program();
  for (const auto& arguments : std::vector<Arguments>{{"-x"},
                                                      {"--nonsense"},
                                                      {"-m"},
                                                      {"--max-count"},
                                                      {"-f", "a", "-f", "b"},
                                                      {"--color=sometimes"},
                                                      {"-0x"}}) {
    CAPTURE(arguments);
    CHECK_THROWS_AS(apply_arguments(program, arguments), UsageError);
  }
}

TEST_CASE("help is given even if the rest makes no sense", "[cli]") {
  const auto program = some_program();
  for (const auto& arguments :
       std::vector<Arguments>{{"-h"}, {"--help", "-x"}, {"-x", "-h"}, {"--help", "-m"}}) {
    CAPTURE(arguments);
    CHECK(apply_arguments(program, arguments) == "help");
  }
}
