#pragma once

#include "searcher/cli/command_line.hpp"

namespace newsgrep::cli {

/// Does what newsgrep is asked for; the exit status.
int search(const Options& options);

}  // namespace newsgrep::cli
