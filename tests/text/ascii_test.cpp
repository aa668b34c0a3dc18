#include "text/ascii.hpp"

#include <string>

#include "tests/support/catch.hpp"

using namespace newsgrep::text;

TEST_CASE("only letters of ASCII change their case", "[ascii]") {
  CHECK(to_ascii_lower("Az[{ \u00C9") == "az[{ \u00C9");
  for (int byte = 0; byte < 256; ++byte) {
    const auto c = static_cast<char>(byte);
    CHECK(is_ascii_upper(c) == (ascii_lower(c) != c));
    CHECK(is_ascii_lower(c) == (ascii_upper(c) != c));
  }
}

TEST_CASE("white space at the ends is trimmed", "[ascii]") {
  CHECK(trim(" \t\r\n\f\va b\u00A0 ") == "a b\u00A0");
  CHECK(trim(" \n").empty());
  CHECK(trim("").empty());
  CHECK(trim("a") == "a");
}
