#include "index/field_terms.hpp"

#include <chrono>

#include "tests/support/catch.hpp"

using namespace newsgrep::text;
using namespace newsgrep::index;

TEST_CASE("a value can be read from its term unless it was too long", "[index]") {
  CHECK(value_term(term_prefix::language, "en") == "Len");
  CHECK(value_of_term("P/a/b", term_prefix::path) == "/a/b");
  CHECK(value_of_term("XSThe Times", term_prefix::source) == "The Times");
  const std::string longest(max_value_bytes, 'x');
  CHECK(value_of_term(value_term("XS", longest), "XS") == longest);
  const auto cut = value_term("XS", longest + "y");
  CHECK(cut.size() < 245);
  CHECK(cut != value_term("XS", longest + "z"));
  CHECK_FALSE(value_of_term(cut, "XS").has_value());
}

TEST_CASE("the terms of days are in order of the days", "[index]") {
  using namespace std::chrono;
  CHECK(day_term(sys_days(2025y / 3 / 12)) == "D20250312");
  CHECK(day_term(first_day) < day_term(last_day));
}
