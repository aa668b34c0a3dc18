#include "tests/readme/screen.hpp"

#include <stdexcept>

#include "tests/support/catch.hpp"

using namespace newsgrep::test;

TEST_CASE("a screen shows characters with the styles that were selected", "[readme]") {
  const auto rows = screen_of("a \x1b[1;31mb\xc3\xa9\x1b[0m c\n\nd");
  CHECK(plain_text(rows) == "a b\xc3\xa9 c\n\nd\n");
  REQUIRE(rows[0].size() == 6);
  CHECK(rows[0][0].style == Style{});
  CHECK(rows[0][3].character == "\xc3\xa9");
  CHECK(rows[0][3].style == Style{.colour = 1, .bold = true});
  CHECK(rows[0][4].style == Style{});
}

TEST_CASE("a screen marks links and does not show their addresses", "[readme]") {
  const auto rows = screen_of("\x1b[35m\x1b]8;;file://host/a\x1b\\a\x1b]8;;\x1b\\\x1b[0m b");
  CHECK(plain_text(rows) == "a b\n");
  CHECK(rows[0][0].style == Style{.colour = 5, .link = true});
  CHECK(rows[0][2].style == Style{});
}

TEST_CASE("a screen shows nothing of a line that was cleared", "[readme]") {
  CHECK(plain_text(screen_of("\r\x1b[K1 of 9\r\x1b[K10 of 9\r\x1b[Kdone\n")) == "done\n");
  CHECK(plain_text(screen_of("12 of 9\r3")) == "32 of 9\n");
}

TEST_CASE("a screen refuses what it cannot show", "[readme]") {
  for (const auto* output : {"\x1b[38;5;1mx", "\x1b[2Jx", "\x1b[31", "\a", "\x1b]8;;file:"}) {
    CAPTURE(output);
    CHECK_THROWS_AS(screen_of(output), std::runtime_error);
  }
}
