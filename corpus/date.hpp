#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace newsgrep::corpus {

/// Returns the date that `text` names in ISO 8601: `YYYY-MM-DD`, or `YYYY-MM-DDThh:mm:ss` with `Z`
/// or `±hh:mm` if `text` names a zone. Reads ISO 8601 and its usual deviations, RFC 822 (`Thu, 13
/// Mar 2025 09:12:00 GMT`), `March 13, 2025`, `13th of March 2025, 9.12 pm`, `13.03.2025`, month
/// names in seven languages, and 13/03/2025 if only one of the two can be the month. `text` must
/// hold nothing but the date. Never guesses: returns an empty string if `text` is not understood,
/// does not name a day, names a day that does not exist, or has a year outside 1000 to 9999.
std::string parse_date(std::string_view text);

/// Returns the date that is `seconds` after the start of 1970 in the same form, with `Z`. A number
/// too large for seconds is milliseconds. Returns an empty string for 0, which inputs write for an
/// unknown date, and for years outside 1000 to 5000.
std::string date_from_unix_time(std::int64_t seconds);

}  // namespace newsgrep::corpus
