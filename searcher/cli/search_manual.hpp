#pragma once

#include <string>

#include "cli/manual.hpp"

namespace newsgrep::cli {

/// What the manual page of newsgrep says beside its options.
Manual search_manual();

/// What stands below the options in `newsgrep --help`.
std::string search_help_footer();

}  // namespace newsgrep::cli
