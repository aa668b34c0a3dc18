#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace newsgrep::corpus {

/// A date as news write it, as ISO 8601: `YYYY-MM-DD`, or `YYYY-MM-DDThh:mm:ss` with `Z` or
/// `±hh:mm` if a zone is named. Reads ISO 8601 and its usual deviations, RFC 822 (`Thu, 13 Mar 2025
/// 09:12:00 GMT`), `March 13, 2025`, `13th of March 2025, 9.12 pm`, `13.03.2025`, month names in
/// seven languages, and 13/03/2025 where day and month cannot be mistaken. The whole of `text` must
/// be the date. Empty when it is not understood, names no day, the day does not exist, or the year
/// is outside 1000 to 9999; nothing is ever guessed.
std::string parse_date(std::string_view text);

/// The same for `seconds` since 1970 (values too large for seconds are milliseconds); empty for 0,
/// which stands for `unknown` wherever it occurs.
std::string date_from_unix_time(std::int64_t seconds);

}  // namespace newsgrep::corpus
