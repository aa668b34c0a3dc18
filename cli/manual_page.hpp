#pragma once

#include <string>

#include "cli/program.hpp"

namespace newsgrep::cli {

/// Returns the manual page in roff.
std::string manual_page(const Program& program);

}  // namespace newsgrep::cli
