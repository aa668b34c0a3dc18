#include "searcher/cli/theme.hpp"

#include "tests/support/catch.hpp"

using newsgrep::cli::Theme;
using newsgrep::cli::theme_from;

TEST_CASE("the theme is the usual one where the variable does not say otherwise", "[cli]") {
  const auto theme = theme_from("mt=01;32:fn=:xx=1:se=36");
  CHECK(theme.match == "01;32");
  CHECK(theme.place == "");
  CHECK(theme.number == Theme().number);
  CHECK(theme.separator == "36");
}

TEST_CASE("bad entries of the theme are skipped", "[cli]") {
  const auto* colors = GENERATE("", ":", ":::", "mt", "=", "=1", "mt=\x1B[2J", "mt=1;31m", "mt= 1",
                                "MT=1", "mt=1=2", "mt=-1", "ti=1;x:", "mt\xFF=1");
  CAPTURE(colors);
  const auto theme = theme_from(colors);
  CHECK(theme.match == Theme().match);
  CHECK(theme.title == Theme().title);
  CHECK(theme_from("mt=" + std::string(1000, '1')).match == Theme().match);
}

TEST_CASE("a bad entry of the theme does not spoil its neighbours", "[cli]") {
  const auto theme = theme_from("mt=red:fn=36:::da=4");
  CHECK(theme.match == Theme().match);
  CHECK(theme.place == "36");
  CHECK(theme.date == "4");
}
