#pragma once

#include <cstdint>
#include <filesystem>
#include <span>
#include <vector>

#include "newsgrep/reader.hpp"

namespace newsgrep {

/// A regular file, as it was when walk() met it.
struct FoundFile {
  std::filesystem::path path;  ///< Absolute and lexically normal; symbolic links are not resolved.
  std::uint64_t size_bytes = 0;
  std::int64_t mtime_ns = 0;  ///< Last modification, in nanoseconds since 1970.
};

/// What walk() found.
struct WalkResult {
  std::vector<FoundFile> files;   ///< Every file once, in bytewise order of the paths.
  std::vector<Problem> problems;  ///< In bytewise order of the paths; `line` is 0.
};

/// The regular files that `paths` name, and those anywhere below the folders among them.
/// Below a folder, names that begin with a dot are passed over (a hidden path that is given is
/// read), symbolic links are followed, and a file or folder that also has a real path there is
/// found under that one only. Problems, never exceptions: `no such file or directory`, `directory
/// loop`, `not a regular file`, folders that may not be read. Relative paths are relative to the
/// working directory. Opens no file.
WalkResult walk(std::span<const std::filesystem::path> paths);

}  // namespace newsgrep
