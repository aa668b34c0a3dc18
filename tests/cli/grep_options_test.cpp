#include "searcher/cli/grep_options.hpp"

#include <string_view>

#include "searcher/cli/newsgrep_options.hpp"
#include "tests/support/catch.hpp"

using namespace newsgrep::cli;

TEST_CASE("an option of grep that newsgrep lacks has a hint", "[cli]") {
  SearchRequest request;
  const auto newsgrep = newsgrep_program(request);
  const auto has_hint = [&](std::string_view option, std::string_view words) {
    return instead_of_grep_option(newsgrep, option).find(words) != std::string_view::npos;
  };
  CHECK(has_hint("-i", "case never matters"));
  CHECK(has_hint("--ignore-case", "case never matters"));
  CHECK(has_hint("-rn", "folders"));
  CHECK(has_hint("-nr", "folders"));
  CHECK(has_hint("-v", "-L"));
  CHECK(has_hint("-E", "word*"));
  CHECK(has_hint("--include=*.txt", "path:"));
  for (const auto* option :
       {"-", "--", "-k", "--ignore", "--include-dir=x", "--wombat", "-peace", "-via", "-review"}) {
    CAPTURE(option);
    CHECK(instead_of_grep_option(newsgrep, option).empty());
  }
}
