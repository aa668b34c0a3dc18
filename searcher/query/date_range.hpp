#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "text/day.hpp"

namespace newsgrep::query {

/// Returns the days that a value of `date:` means:
/// - `2025-03-12`, `2025-03`, `2025`: a day, a month, a year;
/// - `today`, `yesterday`: a day;
/// - `A..B`: from the first day of A to the last day of B; `A..` and `..B` are open at one end;
/// - `>=A`, `>A`, `<=A`, `<A`: from the first day of A on, after its last day, up to its last day,
///   before its first day;
/// - `7d`, `2w`, `3m`, `1y`: an age, from so many days, weeks, months or years before `today` to
///   `today`; `0d` is today.
///
/// Returns nothing if it does not understand `text`, or if the range names a day that does not
/// exist (2025-02-30), leaves the years 1000 to 9999, or ends before it begins. Then `problem` is a
/// sentence without a full stop that says which.
std::optional<text::DayRange> parse_date_range(std::string_view text, text::Day today,
                                               std::string& problem);

/// What to type instead of a value that is no date.
inline constexpr std::string_view date_hint =
    "Write a date as 2025-03-12, 2025-03, 2025, 2025-03-10..2025-03-14, >=2025-03, today or 7d";

}  // namespace newsgrep::query
