#pragma once

#include <CLI/CLI.hpp>

#include <filesystem>
#include <functional>
#include <string>
#include <string_view>

namespace newsgrep::cli {

/// Exit statuses, as of grep.
inline constexpr int exit_found = 0;
inline constexpr int exit_nothing = 1;
inline constexpr int exit_trouble = 2;

/// Says something on standard error: `newsgrep: message`, then `hint: …` unless it is empty.
void say(std::string_view program, std::string_view message, std::string_view hint = {});

/// Parses the command line, runs `body` and returns the exit status: that of `body`, or
/// exit_trouble after saying why when the command line makes no sense, something throws, or
/// standard output cannot be written. The one place of a program that catches.
int run_program(CLI::App& app, int argc, char** argv, const std::function<int()>& body);

/// Adds what both programs have: `--version`, `--index` and the looks of `--help`.
void add_common_options(CLI::App& app, std::filesystem::path& index_dir);

/// Where the index is when `--index` does not say: $NEWSGREP_INDEX, else
/// $XDG_DATA_HOME/newsgrep/index, else ~/.local/share/newsgrep/index.
std::filesystem::path default_index_dir();

/// `path` as a person in the working directory would type it: relative when it is below, else as
/// is.
std::string short_path(const std::string& path);

}  // namespace newsgrep::cli
