#include "text/numbers.hpp"

#include <string>
#include <string_view>
#include <vector>

#include "tests/support/catch.hpp"
#include "tests/support/token_checks.hpp"

namespace newsgrep::test {
namespace {

using text::NumberRun;

TEST_CASE("a run of digits, commas and dots is a number, a list or a date", "[numbers]") {
  struct Row {
    std::string_view run;
    text::NumberRun kind;
    std::string_view normal;  // of a number
  };
  const std::vector<Row> rows{
      {"7", text::NumberRun::number, "7"},
      {"007", text::NumberRun::number, "007"},
      {"1,100", text::NumberRun::number, "1100"},
      {"1,234,567", text::NumberRun::number, "1234567"},
      {"1,234.50", text::NumberRun::number, "1234.50"},
      {"1,00,000", text::NumberRun::number, "100000"},
      {"12,34,567", text::NumberRun::number, "1234567"},
      {"1.3", text::NumberRun::number, "1.3"},
      {"1,3", text::NumberRun::number, "1.3"},
      {"0,500", text::NumberRun::number, "0.500"},
      {"1.100", text::NumberRun::number, "1.100"},
      {"1.100.000", text::NumberRun::number, "1100000"},
      {"1.100,50", text::NumberRun::number, "1100.50"},
      {"10.4.1", text::NumberRun::number, "10.4.1"},
      {"192.168.0.1", text::NumberRun::number, "192.168.0.1"},
      {"12.03.2025", text::NumberRun::date, ""},
      {"1.4.25", text::NumberRun::date, ""},
      {"1,2,3", text::NumberRun::list, ""},
      {"1234,567,890", text::NumberRun::list, ""},
      {"1.5,2.5", text::NumberRun::list, ""},
  };
  for (const Row& row : rows) {
    INFO("run: " << row.run);
    CHECK(text::read_number_run(row.run) == row.kind);
    if (row.kind != text::NumberRun::number) continue;
    std::string normal;
    text::append_number(row.run, normal);
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
