#pragma once

namespace newsgrep::cli {

// How newsgrep and newsgrep-index talk when newsgrep runs newsgrep-index.

/// The hidden option by which newsgrep-index knows: it says what goes wrong, shows its progress on
/// a terminal, and prints no summary.
inline constexpr const char* for_newsgrep_option = "--for-newsgrep";

/// Exit status: the index cannot be written to now.
inline constexpr int exit_not_writable = 3;
/// Exit status: something at or below a PATH could not be read, or seems to be missing.
inline constexpr int exit_unread = 4;

}  // namespace newsgrep::cli
