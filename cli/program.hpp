#pragma once

#include <CLI/CLI.hpp>

#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "cli/manual.hpp"

namespace newsgrep::cli {

/// Exit statuses, as of grep.
inline constexpr int exit_found = 0;
inline constexpr int exit_nothing = 1;
inline constexpr int exit_trouble = 2;

/// Of newsgrep-index, when newsgrep runs it: the index cannot be written to now, or a PATH could
/// not be read.
inline constexpr int exit_not_writable = 3;
inline constexpr int exit_unread = 4;

/// The hidden option by which newsgrep-index knows that: it says what goes wrong, shows its
/// progress on a terminal, and sums nothing up.
inline constexpr const char* for_newsgrep_option = "--for-newsgrep";

/// Says something on standard error: `newsgrep: message`, then `hint: …` unless it is empty.
void say(std::string_view program, std::string_view message, std::string_view hint = {});

/// What both programs have.
struct CommonOptions {
  std::filesystem::path index_dir;
  std::string completion_shell;  ///< Print the completion for it, and nothing else.
  bool print_manual = false;     ///< Print the manual page, and nothing else.
};

/// Adds `--index`, the folder of the index.
CLI::Option* add_index_option(CLI::App& app, CommonOptions& options);

/// Adds `--completion`, `--help`, `--version` and, hidden, `--manual`.
void add_common_options(CLI::App& app, CommonOptions& options);

/// What makes a program.
struct Program {
  CLI::App& app;
  const CommonOptions& options;
  std::function<Manual()> manual;
  /// What to do instead of an option that there is not, for a hint; empty when it does not know.
  std::function<std::string_view(std::string_view option)> instead_of = {};
};

/// Parses the arguments, does what the common options ask for or runs `body`, and returns the exit
/// status: that of `body`, or exit_trouble after saying why when the command line makes no sense,
/// something throws, or standard output cannot be written. The one place of a program that catches.
int run_program(const Program& program, std::vector<std::string> arguments,
                const std::function<int()>& body);

/// Where the index is when `--index` does not say: $NEWSGREP_INDEX, else
/// $XDG_DATA_HOME/newsgrep/index, else ~/.local/share/newsgrep/index.
std::filesystem::path default_index_dir();

/// `path` as a person in the working directory would type it: relative when it is below, else as
/// is.
std::string short_path(const std::string& path);

}  // namespace newsgrep::cli
