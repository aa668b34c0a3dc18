#pragma once

#include <filesystem>
#include <string_view>

namespace newsgrep::index {

/// The end of the name of a file that is not yet complete. If a crash leaves such a file, it may be
/// removed.
inline constexpr std::string_view unfinished_suffix = ".new";

/// Replaces the content of the file `path` in one step: if the machine stops at any instant, the
/// file has either its old content or all of the new. Throws Error{io}.
void write_durably(const std::filesystem::path& path, std::string_view content);

/// Makes sure that the content of all files in the folder `dir` survives a stop of the machine.
/// Throws Error{io}.
void sync_files(const std::filesystem::path& dir);

/// Makes sure that new and renamed files in the folder `dir` survive a stop of the machine. Throws
/// Error{io}.
void sync_folder(const std::filesystem::path& dir);

}  // namespace newsgrep::index
