#pragma once

#include <filesystem>
#include <string_view>

namespace newsgrep::index {

/// Writes a new file and makes sure that its content survives a stop of the machine; sync_folder()
/// does that for its name. Throws Error{io}, also if there is a file of that name.
void write_durably(const std::filesystem::path& path, std::string_view content);

/// Makes sure that the content of all files in the folder `dir` survives a stop of the machine.
/// Throws Error{io}.
void sync_files(const std::filesystem::path& dir);

/// Makes sure that new and renamed files in the folder `dir` survive a stop of the machine. Throws
/// Error{io}.
void sync_folder(const std::filesystem::path& dir);

}  // namespace newsgrep::index
