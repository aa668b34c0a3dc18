#pragma once

#include <functional>
#include <string>
#include <vector>

#include "cli/program.hpp"

namespace newsgrep::cli {

/// Exit statuses, as of grep.
inline constexpr int exit_found = 0;
inline constexpr int exit_nothing = 1;
inline constexpr int exit_trouble = 2;

/// Applies the arguments, prints the answer that they ask for or runs `body`, and returns the exit
/// status: that of `body`, or exit_trouble after saying why when the command line makes no sense,
/// something throws, or standard output cannot be written. The one place of a program that catches.
int run_program(const Program& program, int argc, const char* const* argv,
                const std::function<int()>& body);

}  // namespace newsgrep::cli
