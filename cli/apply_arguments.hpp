#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cli/program.hpp"

namespace newsgrep::cli {

/// Applies the arguments, without the program's name: options in the order of the program's
/// options, then positional ones, then Program::finish. Returns what to print instead when the user
/// asked for an answer like --help. Throws UsageError when the command line makes no sense.
std::optional<std::string> apply_arguments(const Program& program,
                                           const std::vector<std::string>& arguments);

}  // namespace newsgrep::cli
