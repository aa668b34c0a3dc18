#include "text/numbers.hpp"

#include <string>
#include <string_view>
#include <vector>

#include "tests/support/catch.hpp"
#include "tests/support/token_checks.hpp"

namespace newsgrep::test {
namespace {

using detail::NumberRun;

TEST_CASE("a run of digits, commas and dots is a number, a list or a date", "[numbers]") {
  struct Row {
    std::string_view run;
    NumberRun kind;
    std::string_view normal;  // of a number
  };
  const std::vector<Row> rows{
      {"7", NumberRun::number, "7"},
      {"007", NumberRun::number, "007"},
      {"1,100", NumberRun::number, "1100"},
      {"1,234,567", NumberRun::number, "1234567"},
      {"1,234.50", NumberRun::number, "1234.50"},
      {"1,00,000", NumberRun::number, "100000"},
      {"12,34,567", NumberRun::number, "1234567"},
      {"1.3", NumberRun::number, "1.3"},
      {"1,3", NumberRun::number, "1.3"},
      {"0,500", NumberRun::number, "0.500"},
      {"1.100", NumberRun::number, "1.100"},
      {"1.100.000", NumberRun::number, "1100000"},
      {"1.100,50", NumberRun::number, "1100.50"},
      {"10.4.1", NumberRun::number, "10.4.1"},
      {"192.168.0.1", NumberRun::number, "192.168.0.1"},
      {"12.03.2025", NumberRun::date, ""},
      {"1.4.25", NumberRun::date, ""},
      {"1,2,3", NumberRun::list, ""},
      {"1234,567,890", NumberRun::list, ""},
      {"1.5,2.5", NumberRun::list, ""},
  };
  for (const Row& row : rows) {
    INFO("run: " << row.run);
    CHECK(detail::read_number_run(row.run) == row.kind);
    if (row.kind != NumberRun::number) continue;
    std::string normal;
    detail::append_number(row.run, normal);
    CHECK(normal == row.normal);
  }
}

TEST_CASE("a number is found however its thousands are written", "[numbers]") {
  CHECK(terms_of("1,100 square kilometers") == terms_of("1100 square kilometers"));
  CHECK(terms_of("1,100,000") == terms_of("1.100.000"));
  CHECK(terms_of("\uff11\uff10\uff10 \u0661\u0662") == "100 12");
  CHECK(terms_of("1.3") != terms_of("13"));
}

}  // namespace
}  // namespace newsgrep::test
