#pragma once

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>

#include "index/bytes/descriptor.hpp"

namespace newsgrep::index {

/// Opens a file for reading. Returns no descriptor if there is none. Throws Error{corrupt} if a
/// folder, a pipe or anything else is in its place, which could make us wait for ever; Error{io} if
/// it cannot be opened.
Descriptor open_regular_file(const std::filesystem::path& path);

/// Returns the size of an open file, in bytes. Throws Error{io}; `path` is for the message.
std::size_t size_of(const Descriptor& file, const std::filesystem::path& path);

/// Returns all that is left to read of an open file. Throws Error{io}; `path` is for the message.
std::string read_all(const Descriptor& file, const std::filesystem::path& path);

/// Returns the content of a small file; nothing if there is no such file. Throws what
/// open_regular_file() throws, and Error{io} if it cannot be read.
std::optional<std::string> read_file(const std::filesystem::path& path);

}  // namespace newsgrep::index
