#pragma once

#include <filesystem>
#include <string_view>
#include <vector>

#include "cli/option.hpp"

namespace newsgrep::cli {

/// Heading of options without another in their program.
inline constexpr std::string_view options_group = "Options";

/// `--index`, which sets `index_dir`.
Option index_option(std::filesystem::path& index_dir, std::string_view group = options_group);

/// Appends `--completion`, `--help`, `--version` and, hidden, `--manual`.
void add_common_options(std::vector<Option>& options);

}  // namespace newsgrep::cli
