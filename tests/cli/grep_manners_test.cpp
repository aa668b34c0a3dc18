#include "searcher/cli/grep_manners.hpp"

#include <string>
#include <string_view>
#include <vector>

#include "tests/support/catch.hpp"

using namespace newsgrep::cli;

namespace {

using Arguments = std::vector<std::string>;

Arguments read(std::vector<const char*> arguments) {
  arguments.insert(arguments.begin(), "newsgrep");
  return with_numbers_as_context(static_cast<int>(arguments.size()), arguments.data(),
                                 [](const std::string& argument) { return argument == "-m"; });
}

}  // namespace

TEST_CASE("a number with a dash asks for context, as grep's does", "[cli]") {
  CHECK(read({"-3", "buffer zone"}) == Arguments{"--context=3", "buffer zone"});
  CHECK(read({"buffer zone", "-12", "news"}) == Arguments{"buffer zone", "--context=12", "news"});
  // None of these is such a number.
  CHECK(read({"3", "-", "-0", "-3a", "-m3", "--3"}) ==
        Arguments{"3", "-", "-0", "-3a", "-m3", "--3"});
  CHECK(read({"--", "-3"}) == Arguments{"--", "-3"});
  CHECK(read({"-m", "-3", "-4"}) == Arguments{"-m", "-3", "--context=4"});
  CHECK(read({}).empty());
}

TEST_CASE("options of grep that there are not have a hint", "[cli]") {
  const auto has_hint = [](std::string_view option, std::string_view words) {
    return instead_of_grep_option(option).find(words) != std::string_view::npos;
  };
  CHECK(has_hint("-i", "case does not matter"));
  CHECK(has_hint("--ignore-case", "case does not matter"));
  CHECK(has_hint("-rn", "folders"));
  CHECK(has_hint("-nr", "folders"));
  CHECK(has_hint("-v", "-L"));
  CHECK(has_hint("-E", "word*"));
  CHECK(has_hint("--include=*.txt", "path:"));
  for (const auto* option :
       {"-", "--", "-k", "--ignore", "--include-dir=x", "--wombat", "-peace", "-via", "-review"}) {
    CAPTURE(option);
    CHECK(instead_of_grep_option(option).empty());
  }
}
