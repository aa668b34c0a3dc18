// A date that is understood is a day that exists, in ISO 8601, and is understood again.

#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

#include "corpus/date.hpp"
#include "tests/support/require.hpp"

using newsgrep::corpus::date_from_unix_time;
using newsgrep::corpus::parse_date;
using newsgrep::test::require;

namespace {

void check_date(const std::string& date) {
  if (date.empty()) return;
  require(date.size() == 10 || (date.size() >= 19 && date[10] == 'T'), "a day or a time");
  require(date[4] == '-' && date[7] == '-', "in the form of ISO 8601");
  require(parse_date(date) == date, "a date is understood again");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  check_date(parse_date({reinterpret_cast<const char*>(data), size}));
  std::int64_t seconds = 0;
  if (size >= sizeof(seconds)) std::memcpy(&seconds, data, sizeof(seconds));
  check_date(date_from_unix_time(seconds));
  return 0;
}
