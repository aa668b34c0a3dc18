#pragma once

#include <filesystem>
#include <string_view>

namespace newsgrep::index {

/// Ends the name of a file that is being written; what a stop leaves of it may be removed.
inline constexpr std::string_view unfinished_suffix = ".new";

/// Writes `content` to `path` so that, even if the machine stops at any instant, the file has
/// either its old content or all of the new. Throws Error{io}.
void write_durably(const std::filesystem::path& path, std::string_view content);

/// Makes the content of all files in the folder `dir` survive a stop of the machine. Throws
/// Error{io}.
void sync_files(const std::filesystem::path& dir);

/// Makes renames and new files in the folder `dir` survive a stop of the machine. Throws Error{io}.
void sync_folder(const std::filesystem::path& dir);

}  // namespace newsgrep::index
