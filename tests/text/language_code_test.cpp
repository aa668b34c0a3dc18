#include "text/language_code.hpp"

#include "tests/support/catch.hpp"

using namespace newsgrep::text;

TEST_CASE("a tag names its language first", "[language_code]") {
  CHECK(primary_language("en") == "en");
  CHECK(primary_language("EN-gb") == "en");
  CHECK(primary_language("pt_BR") == "pt");
  CHECK(primary_language("").empty());
}

TEST_CASE("two or three small letters may be a code", "[language_code]") {
  CHECK(is_language_code("en"));
  CHECK(is_language_code("und"));
  CHECK_FALSE(is_language_code("EN"));
  CHECK_FALSE(is_language_code("e"));
  CHECK_FALSE(is_language_code("english"));
  CHECK_FALSE(is_language_code("e1"));
}
