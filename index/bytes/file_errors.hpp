#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "newsgrep/error.hpp"

namespace newsgrep::index {

// The errors that all files of an index have in common.

/// The hint for an index of another version.
inline constexpr std::string_view rebuild_hint =
    "Build it again: newsgrep-index --rebuild ~/articles";

/// The hint for a damaged index.
inline constexpr std::string_view repair_hint =
    "Mend it with newsgrep-index --repair, or build it again: newsgrep-index --rebuild ~/articles";

/// Returns the Error{corrupt} for a file that is not as we wrote it. `part` is the part of the
/// index that cannot be read: "its posting lists".
Error damaged_index(std::string_view part);

/// Returns the Error{io} for a file or folder that cannot be read; `reason` comes from the system.
Error cannot_read(const std::filesystem::path& path, const std::string& reason);

/// Returns the Error{io} for a file or folder that cannot be written; `reason` comes from the
/// system.
Error cannot_write(const std::filesystem::path& path, const std::string& reason);

}  // namespace newsgrep::index
