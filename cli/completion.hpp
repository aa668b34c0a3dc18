#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "cli/program.hpp"

namespace newsgrep::cli {

/// Returns the shells that `completion` knows.
const std::vector<std::string_view>& completion_shells();

/// Returns a script that teaches `shell` the options of the program, their values and where files
/// go.
std::string completion(const Program& program, std::string_view shell);

}  // namespace newsgrep::cli
