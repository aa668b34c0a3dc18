#pragma once

#include <filesystem>
#include <optional>
#include <string>

namespace newsgrep::index {

/// Returns the content of a small file; nothing if there is no such file. Throws Error{io} if it
/// cannot be read.
std::optional<std::string> read_file(const std::filesystem::path& path);

}  // namespace newsgrep::index
