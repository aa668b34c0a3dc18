#pragma once

#include <string>

#include "cli/program.hpp"

namespace newsgrep::cli {

/// Returns what `--help` prints. Options look as in manual pages: `-m, --max-count NUM`,
/// `--color[=WHEN]`. No line is longer than 80 columns, if those of the summary and footer are not.
std::string help_text(const Program& program);

/// Returns `newsgrep 0.1.0`.
std::string name_and_version(const Program& program);

/// Returns the headings of the options that are not hidden, in order.
std::vector<std::string_view> groups_of(const Program& program);

}  // namespace newsgrep::cli
