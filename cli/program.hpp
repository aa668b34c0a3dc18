#pragma once

#include <functional>
#include <string_view>
#include <vector>

#include "cli/manual_sections.hpp"
#include "cli/option.hpp"

namespace newsgrep::cli {

/// A program as its user sees it: its arguments and what it says about itself.
struct Program {
  std::string_view name;
  std::string_view summary;      ///< The first lines of --help.
  std::string_view help_footer;  ///< The last ones.
  std::vector<Positional> positionals;
  std::vector<Option> options;
  std::function<Manual()> manual = [] { return Manual(); };
  /// Returns what to do instead of an option that does not exist; empty when there is no advice.
  std::function<std::string_view(const Program& program, std::string_view option)> instead_of = {};
  /// Called after all arguments were applied. Throws UsageError when they make no sense together.
  std::function<void()> finish = {};
};

}  // namespace newsgrep::cli
