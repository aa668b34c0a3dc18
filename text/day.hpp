#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace newsgrep::text {

/// A day in UTC.
using Day = std::chrono::sys_days;

/// The days from `first` to `last`, both included.
struct DayRange {
  Day first;
  Day last;
  friend bool operator==(const DayRange&, const DayRange&) = default;
};

/// The first and the last day that an article's date can name: of the years 1000 and 9999.
inline constexpr Day first_day = std::chrono::sys_days(std::chrono::year(1000) / 1 / 1);
inline constexpr Day last_day = std::chrono::sys_days(std::chrono::year(9999) / 12 / 31);

/// Returns the second in UTC that an article's date names; nothing if `date` is not of these forms:
/// - `YYYY-MM-DD` names the first second of the day;
/// - `YYYY-MM-DDThh:mm:ss[Z|±hh:mm]` is in UTC if it has no zone.
std::optional<std::chrono::sys_seconds> parse_article_time(std::string_view date);

/// Returns a day in ISO 8601: `2025-03-12`.
std::string to_string(Day day);

/// Returns `09:12:34` for a time since midnight, which is less than a day.
std::string clock_time(std::chrono::seconds since_midnight);

}  // namespace newsgrep::text
