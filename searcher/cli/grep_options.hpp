#pragma once

#include <string_view>

#include "cli/program.hpp"

namespace newsgrep::cli {

/// Returns what to do instead of an option of grep that newsgrep does not have, for a hint; empty
/// when there is no advice. `option` is as it was typed, perhaps with other letters (-rn) or a
/// value
/// (--include=…).
std::string_view instead_of_grep_option(const Program& newsgrep, std::string_view option);

}  // namespace newsgrep::cli
