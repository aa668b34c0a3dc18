#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "text/day.hpp"

namespace newsgrep::query {

/// The days that the value of a `date:` field means:
/// - `2025-03-12`, `2025-03`, `2025`: a day, a month, a year;
/// - `A..B`: from the first day of A to the last of B; `A..` and `..B` have no other end;
/// - `>=A`, `>A`, `<=A`, `<A`: from the first day of A on, behind its last, up to its last, before
///   its first;
/// - an age: `7d`, `2w`, `3m`, `1y`: from so many days, weeks, months or years before `today`, to
///   `today`; `0d` is today. `today` and `yesterday` are days; A and B may be such, too.
/// Nothing when it is not understood, names a day that does not exist (2025-02-30), is outside the
/// years 1000 to 9999 or ends before it begins; then `problem` says which, as a part of a sentence.
std::optional<text::DayRange> parse_date_range(std::string_view text, text::Day today,
                                               std::string& problem);

/// What to type instead of something that is no date.
inline constexpr std::string_view date_hint =
    "write a date as 2025-03-12, 2025-03, 2025, 2025-03-10..2025-03-14, >=2025-03, today or 7d";

}  // namespace newsgrep::query
