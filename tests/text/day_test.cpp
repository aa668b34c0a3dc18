#include "text/day.hpp"

#include <chrono>
#include <string>

#include "tests/support/catch.hpp"

using namespace newsgrep::text;
namespace chrono = std::chrono;

namespace {

/// Returns `2025-03-12 23:30:00` in UTC; empty if `date` is refused.
std::string read(const std::string& date) {
  const auto time = parse_article_time(date);
  if (!time) return {};
  const auto day = chrono::floor<chrono::days>(*time);
  return to_string(day) + ' ' + clock_time(*time - day);
}

}  // namespace

TEST_CASE("an article's date names a second in UTC", "[day]") {
  struct Row {
    std::string date;
    std::string utc;
  };
  const auto row = GENERATE(values<Row>({
      {"2025-03-12", "2025-03-12 00:00:00"},
      {"2025-03-12T09:12:34", "2025-03-12 09:12:34"},
      {"2025-03-12T09:12:34Z", "2025-03-12 09:12:34"},
      {"2025-03-12T09:12:34+00:00", "2025-03-12 09:12:34"},
      {"2025-03-12T09:12:34+01:00", "2025-03-12 08:12:34"},
      {"2025-03-12T00:30:00+01:00", "2025-03-11 23:30:00"},
      {"2025-03-12T23:30:00-05:00", "2025-03-13 04:30:00"},
      {"2025-01-01T00:15:00+05:30", "2024-12-31 18:45:00"},
      {"2024-12-31T22:00:00-03:30", "2025-01-01 01:30:00"},
      {"2024-03-01T00:00:00+14:00", "2024-02-29 10:00:00"},
      {"2025-02-28T23:59:59-14:00", "2025-03-01 13:59:59"},
      {"2024-02-29", "2024-02-29 00:00:00"},
      {"1000-01-01", "1000-01-01 00:00:00"},
      {"9999-12-31T23:59:59Z", "9999-12-31 23:59:59"},
      {"1969-12-31T23:59:59", "1969-12-31 23:59:59"},
  }));
  CAPTURE(row.date);
  CHECK(read(row.date) == row.utc);
}

TEST_CASE("a date of any other form names no second", "[day]") {
  const auto date = GENERATE(values<std::string>({
      "",
      "2025",
      "2025-03",
      "2025-3-12",
      "20250312",
      "2025/03/12",
      "2025-13-01",
      "2025-00-01",
      "2025-02-29",
      "2025-04-31",
      "2025-03-00",
      "0999-01-01",
      "-2025-03-12",
      "+2025-03-12",
      "12025-03-12",
      " 2025-03-12",
      "2025-03-12 ",
      "2025-03-12T",
      "2025-03-12T09",
      "2025-03-12T09:12",
      "2025-03-12 09:12:34",
      "2025-03-12t09:12:34",
      "2025-03-12T24:00:00",
      "2025-03-12T23:60:00",
      "2016-12-31T23:59:60Z",
      "2025-03-12T09:12:34.5Z",
      "2025-03-12T09:12:34z",
      "2025-03-12T09:12:34 Z",
      "2025-03-12T09:12:34ZZ",
      "2025-03-12T09:12:34+01",
      "2025-03-12T09:12:34+0100",
      "2025-03-12T09:12:34+15:00",
      "2025-03-12T09:12:34+01:60",
      "2025-03-12T09:12:34+01:00Z",
      "2025-03-12T09:12:34CET",
      "2025-03-12Z",
      "1000-01-01T00:00:00+01:00",
      "9999-12-31T23:30:00-01:00",
      "yesterday",
      std::string("2025-03-12\0", 11),
      "\xFF\xFE",
      "2025\u201003\u201012",
  }));
  CAPTURE(date);
  CHECK_FALSE(parse_article_time(date));
}

TEST_CASE("a day is written with four digits of its year", "[day]") {
  CHECK(to_string(first_day) == "1000-01-01");
  CHECK(to_string(last_day) == "9999-12-31");
  CHECK(to_string(Day(chrono::year(2025) / 3 / 9)) == "2025-03-09");
}

TEST_CASE("a time of day is written with two digits each", "[day]") {
  CHECK(clock_time(chrono::seconds(0)) == "00:00:00");
  CHECK(clock_time(chrono::hours(9) + chrono::minutes(5) + chrono::seconds(7)) == "09:05:07");
  CHECK(clock_time(chrono::hours(24) - chrono::seconds(1)) == "23:59:59");
}
