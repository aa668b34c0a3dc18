#pragma once

#include <CLI/CLI.hpp>

#include <memory>

namespace newsgrep::cli {

/// `--help` in the way of manual pages: `-m, --max-count NUM`, `--color[=WHEN]`; no line is longer
/// than 80 columns.
std::shared_ptr<CLI::FormatterBase> make_help_formatter();

}  // namespace newsgrep::cli
