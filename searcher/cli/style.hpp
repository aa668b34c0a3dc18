#pragma once

#include <string_view>

namespace newsgrep::cli::style {

/// SGR sequences: what matched is bold red and a place magenta, as in grep.
inline constexpr std::string_view match = "\x1b[1;31m";
inline constexpr std::string_view place = "\x1b[35m";
inline constexpr std::string_view number = "\x1b[32m";
inline constexpr std::string_view title = "\x1b[1m";
inline constexpr std::string_view faint = "\x1b[2m";
inline constexpr std::string_view reset = "\x1b[0m";

}  // namespace newsgrep::cli::style
