#pragma once

#include <string_view>

#include "cli/manual_sections.hpp"

namespace newsgrep::cli {

/// Returns what the manual page of newsgrep says beside the options.
Manual newsgrep_manual();

/// The last lines of `newsgrep --help`.
extern const std::string_view newsgrep_help_footer;

}  // namespace newsgrep::cli
