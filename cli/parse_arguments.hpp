#pragma once

#include <string>
#include <vector>

#include "cli/program.hpp"

namespace newsgrep::cli {

/// An option that stands on the command line.
struct GivenOption {
  const Option* option = nullptr;
  std::vector<std::string> values;  ///< In order; one that is empty for an option without a value.
};

/// A command line taken apart.
struct ParsedArguments {
  std::vector<GivenOption> options;  ///< In the order of the program's options.
  std::vector<std::string> positionals;
};

/// Takes the command line apart, without the program's name. What it means is not looked at yet.
/// When an option with an `answer` is given, the result holds that one alone, and the rest may be
/// wrong. Throws UsageError for an unknown option and for one whose value is missing.
ParsedArguments parse_arguments(const Program& program, const std::vector<std::string>& arguments);

}  // namespace newsgrep::cli
