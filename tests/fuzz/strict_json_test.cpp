#include "tests/fuzz/strict_json.hpp"

#include <string>

#include "tests/support/catch.hpp"

using newsgrep::test::is_strict_json_line;

TEST_CASE("the checker of JSON takes every kind of value", "[fuzz]") {
  const std::string text = GENERATE(
      as<std::string>(), "{}", "[]", "\"\"", "0", "-1.5e+30", "null", "[1,[2,{\"a\":[]}],{}]",
      "{\"a\":\"\\u201c\\n\\\\\",\"b\":{\"c\":true}}", "\"\u201Ccaf\u00E9\u201D \U0001F600\"");
  CAPTURE(text);
  CHECK(is_strict_json_line(text));
}

TEST_CASE("the checker of JSON refuses what is nearly JSON", "[fuzz]") {
  const std::string text =
      GENERATE(as<std::string>(), "", "{", "[1,]", "[1 2]", "{\"a\"}", "{\"a\":1,}", "{a:1}", "01",
               "1.", "+1", "nul", "'a'", "\"\\x\"", "\"\\u12\"", "\"a", "{}{}", " {}", "[}", "{]",
               "\"\n\"", "\"\x7F\"", "\"\u0085\"", "\"\xFF\"", "\"\xED\xA0\x80\"");
  CAPTURE(text);
  CHECK_FALSE(is_strict_json_line(text));
}

TEST_CASE("the checker of JSON takes what is nested deep", "[fuzz]") {
  const std::size_t depth = 1'000'000;
  CHECK(is_strict_json_line(std::string(depth, '[') + std::string(depth, ']')));
  CHECK_FALSE(is_strict_json_line(std::string(depth, '[') + std::string(depth - 1, ']')));
}
