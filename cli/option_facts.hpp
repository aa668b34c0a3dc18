#pragma once

#include <CLI/CLI.hpp>

#include <string>
#include <vector>

namespace newsgrep::cli {

/// What help, manual page and completion say of an option, as CLI11 has it.
struct OptionFacts {
  std::vector<std::string> short_names;  ///< `-m`.
  std::vector<std::string> long_names;   ///< `--max-count`.
  std::string value;                     ///< `NUM`; empty when it takes none.
  bool value_optional = false;           ///< `--color` and `--color=WHEN`, never `--color WHEN`.
  bool repeatable = false;
  std::vector<std::string> choices;  ///< The values that there are, when they are fixed.
  std::string group;
  std::string summary;  ///< One line.

  /// Short ones first.
  std::vector<std::string> names() const;
  /// The name that it is known by: a long one where there is one.
  const std::string& main_name() const;
};

OptionFacts facts_of(const CLI::Option& option);

/// All options of the program but its positional arguments and what it hides.
std::vector<OptionFacts> options_of(const CLI::App& app);

/// Its positional arguments.
std::vector<OptionFacts> positionals_of(const CLI::App& app);

/// `option` takes one of `values`.
void set_choices(CLI::Option& option, const std::vector<std::string>& values);

}  // namespace newsgrep::cli
