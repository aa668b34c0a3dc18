#pragma once

#include <CLI/CLI.hpp>

#include <string>
#include <vector>

namespace newsgrep::cli {

/// The shells that there is a completion for.
const std::vector<std::string>& completion_shells();

/// A script that teaches `shell` the options of the program, their values and where files go.
std::string completion(const CLI::App& app, const std::string& shell);

}  // namespace newsgrep::cli
