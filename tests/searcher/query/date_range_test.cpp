#include "searcher/query/date_range.hpp"

#include <string>
#include <vector>

#include "tests/support/catch.hpp"

using namespace newsgrep::text;
using namespace newsgrep::query;
namespace chrono = std::chrono;

namespace {

Day day(int year, unsigned month, unsigned day) {
  return chrono::sys_days(chrono::year(year) / static_cast<int>(month) / static_cast<int>(day));
}

/// `2025-03-01..2025-03-31`, or what is wrong.
std::string read(const std::string& text, Day today) {
  std::string problem;
  const auto range = parse_date_range(text, today, problem);
  if (!range) return problem;
  CHECK(problem.empty());
  CHECK(range->first <= range->last);
  return to_string(range->first) + ".." + to_string(range->last);
}

}  // namespace

TEST_CASE("the value of a date field means days", "[query]") {
  struct Row {
    std::string text;
    std::string days;
  };
  const auto row = GENERATE(values<Row>({
      {"2025-03-12", "2025-03-12..2025-03-12"},
      {"2025-03", "2025-03-01..2025-03-31"},
      {"2025-04", "2025-04-01..2025-04-30"},
      {"2025-02", "2025-02-01..2025-02-28"},
      {"2024-02", "2024-02-01..2024-02-29"},
      {"1900-02", "1900-02-01..1900-02-28"},
      {"2000-02", "2000-02-01..2000-02-29"},
      {"2024-02-29", "2024-02-29..2024-02-29"},
      {"2025-12", "2025-12-01..2025-12-31"},
      {"2025", "2025-01-01..2025-12-31"},
      {"1000", "1000-01-01..1000-12-31"},
      {"9999-12-31", "9999-12-31..9999-12-31"},

      {"2025-03-10..2025-03-14", "2025-03-10..2025-03-14"},
      {"2025-03-10..2025-03-10", "2025-03-10..2025-03-10"},
      {"2024-11..2025-02", "2024-11-01..2025-02-28"},
      {"2023..2024-02", "2023-01-01..2024-02-29"},
      {"2025..2025-03", "2025-01-01..2025-03-31"},
      {"2025-03..", "2025-03-01..9999-12-31"},
      {"..2025-03", "1000-01-01..2025-03-31"},
      {"yesterday..today", "2025-03-30..2025-03-31"},
      {"2025-03..today", "2025-03-01..2025-03-31"},

      {">=2025-03", "2025-03-01..9999-12-31"},
      {">2025-03", "2025-04-01..9999-12-31"},
      {"<=2024-02", "1000-01-01..2024-02-29"},
      {"<2024-03", "1000-01-01..2024-02-29"},
      {">2024-12-31", "2025-01-01..9999-12-31"},
      {"<2025", "1000-01-01..2024-12-31"},
      {">=9999", "9999-01-01..9999-12-31"},
      {"<=1000-01-01", "1000-01-01..1000-01-01"},
      {">=yesterday", "2025-03-30..9999-12-31"},

      {"today", "2025-03-31..2025-03-31"},
      {"yesterday", "2025-03-30..2025-03-30"},
      {"0d", "2025-03-31..2025-03-31"},
      {"1d", "2025-03-30..2025-03-31"},
      {"7d", "2025-03-24..2025-03-31"},
      {"007d", "2025-03-24..2025-03-31"},
      {"2w", "2025-03-17..2025-03-31"},
      {"0m", "2025-03-31..2025-03-31"},
      {"1m", "2025-02-28..2025-03-31"},
      {"3m", "2024-12-31..2025-03-31"},
      {"4m", "2024-11-30..2025-03-31"},
      {"13m", "2024-02-29..2025-03-31"},
      {"1y", "2024-03-31..2025-03-31"},
      {"1000y", "1025-03-31..2025-03-31"},
      {"365d", "2024-03-31..2025-03-31"},
  }));
  CAPTURE(row.text);
  CHECK(read(row.text, day(2025, 3, 31)) == row.days);
}

TEST_CASE("months back from the end of a month end with the month", "[query]") {
  CHECK(read("3m", day(2025, 5, 31)) == "2025-02-28..2025-05-31");
  CHECK(read("3m", day(2024, 5, 31)) == "2024-02-29..2024-05-31");
  CHECK(read("1y", day(2024, 2, 29)) == "2023-02-28..2024-02-29");
  CHECK(read("4y", day(2024, 2, 29)) == "2020-02-29..2024-02-29");
  CHECK(read("1m", day(2025, 1, 15)) == "2024-12-15..2025-01-15");
}

TEST_CASE("what is no date is refused with what is wrong", "[query]") {
  struct Row {
    std::string text;
    std::string problem;
  };
  const auto row = GENERATE(values<Row>({
      {"", "A date is missing"},
      {"soon", "soon is not a date"},
      {"2025-13", "2025-13 is not a date"},
      {"2025-00", "2025-00 is not a date"},
      {"2025-02-29", "2025-02-29 does not exist"},
      {"2025-04-31", "2025-04-31 does not exist"},
      {"2025-03-00", "2025-03-00 does not exist"},
      {"1900-02-29", "1900-02-29 does not exist"},
      {"2025-2-3", "2025-2-3 is not a date"},
      {"2025-3", "2025-3 is not a date"},
      {"2025/03/12", "2025/03/12 is not a date"},
      {"12.03.2025", "12.03.2025 is not a date"},
      {"20250312", "20250312 is not a date"},
      {"2025-03-12T09:00", "2025-03-12T09:00 is not a date"},
      {"2025-", "2025- is not a date"},
      {"2025-03-", "2025-03- is not a date"},
      {"25", "25 is not a date"},
      {"-2025", "-2025 is not a date"},
      {" 2025", " 2025 is not a date"},
      {"+025", "+025 is not a date"},
      {"Today", "Today is not a date"},
      {"7", "7 is not a date"},
      {"d", "d is not a date"},
      {"7D", "7D is not a date"},
      {"7h", "7h is not a date"},
      {"-7d", "-7d is not a date"},
      {"1.5d", "1.5d is not a date"},
      {"0999", "0999 is outside the years 1000 to 9999"},
      {"0000-01-01", "0000-01-01 is outside the years 1000 to 9999"},
      {"10000", "10000 is not a date"},
      {"1026y", "1026y is outside the years 1000 to 9999"},
      {"1000000d", "1000000d is outside the years 1000 to 9999"},
      {"9999999m", "9999999m is outside the years 1000 to 9999"},
      {"99999999999999999999y", "99999999999999999999y is outside the years 1000 to 9999"},
      {"..", "A date range needs a beginning or an end"},
      {"...", ". is not a date"},
      {"2025...2026", ".2026 is not a date"},
      {"2025..2026..2027", "2026..2027 is not a date"},
      {"2025-03-14..2025-03-10", "2025-03-10 is before 2025-03-14"},
      {"2025-04..2025-03", "2025-03 is before 2025-04"},
      {"2025-03-10..soon", "soon is not a date"},
      {"soon..2025-03-10", "soon is not a date"},
      {"7d..today", "7d is not a date"},
      {">", "A date is missing"},
      {">=", "A date is missing"},
      {">=7d", "7d is not a date"},
      {">>2025", ">2025 is not a date"},
      {"=>2025", "=>2025 is not a date"},
      {">9999", ">9999 is outside the years 1000 to 9999"},
      {"<1000", "<1000 is outside the years 1000 to 9999"},
      {"\uFF12\uFF10\uFF12\uFF15", "\uFF12\uFF10\uFF12\uFF15 is not a date"},
  }));
  CAPTURE(row.text);
  CHECK(read(row.text, day(2025, 3, 31)) == row.problem);
}

TEST_CASE("a very long value is not repeated in full", "[query]") {
  CHECK(read(std::string(100'000, 'x'), day(2025, 3, 31)).size() < 200);
}
