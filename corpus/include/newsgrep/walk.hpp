#pragma once

#include <cstdint>
#include <filesystem>
#include <span>
#include <vector>

#include "newsgrep/reader.hpp"

namespace newsgrep {

/// A regular file, as it was when walk() met it.
struct FoundFile {
  std::filesystem::path path;  ///< Absolute, lexically normal path; symbolic links are kept.
  std::uint64_t size_bytes = 0;
  std::int64_t mtime_ns = 0;  ///< Time of the last change, in nanoseconds since 1970 UTC.
};

/// What walk() found.
struct WalkResult {
  std::vector<FoundFile> files;   ///< Each file once, in bytewise order of the paths.
  std::vector<Problem> problems;  ///< Problems in bytewise order of the paths; their `line` is 0.
};

/// Returns the regular files that `paths` name and all regular files below the folders that `paths`
/// name; no files and no problems if `paths` is empty. Relative paths start at the working
/// directory.
///
/// Below a folder, walk() passes over names that start with a dot and follows symbolic links. A
/// file or folder with a real path there is found under its real path only. A hidden path in
/// `paths` is read. Opens no file and never throws for bad input: `no such file or directory`,
/// `directory loop`, `not a regular file` and folders that may not be read are Problems. Several
/// threads may call it at once.
WalkResult walk(std::span<const std::filesystem::path> paths);

}  // namespace newsgrep
