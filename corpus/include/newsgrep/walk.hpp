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
  std::int64_t mtime_ns = 0;  ///< Time of the last write, in nanoseconds since 1970 UTC.
  std::int64_t ctime_ns = 0;  ///< Time of the last change of content, owner, mode or name.
  std::uint64_t inode = 0;    ///< Number of the file in its file system.
};

/// A path that was given to walk(), and what is there.
struct GivenPath {
  enum class Kind {
    file,
    folder,
    nothing,  ///< There is no such file or folder.
    unknown,  ///< The system does not tell, or it is something else.
  };

  std::filesystem::path path;  ///< Absolute, lexically normal path without a slash at its end.
  Kind kind = Kind::unknown;
};

/// What walk() found.
struct WalkResult {
  std::vector<FoundFile> files;   ///< Each file once, in bytewise order of the paths.
  std::vector<Problem> problems;  ///< Problems in bytewise order of the paths; their `line` is 0.
  std::vector<GivenPath> given;   ///< The given paths, in order.
  /// Symbolic links that lead out of the given paths and were not followed, in bytewise order.
  std::vector<std::filesystem::path> links_out;
};

/// Which symbolic links below a folder walk() follows.
enum class Links {
  inside,  ///< Links to what is at or below a given path.
  all,     ///< Links that lead out of the given paths, too.
};

/// Returns the regular files that `paths` name and all regular files below the folders that `paths`
/// name; no files and no problems if `paths` is empty. Relative paths start at the working
/// directory. A given path may itself be a symbolic link to anywhere.
///
/// Below a folder, walk() passes over names that start with a dot and follows symbolic links as
/// `links` says. A file or folder with a real path there is found under its real path only. A
/// hidden path in `paths` is read. Opens no file and never throws for bad input: `no such file or
/// directory`, `directory loop`, `not a regular file` and folders that may not be read are
/// Problems. Several threads may call it at once.
WalkResult walk(std::span<const std::filesystem::path> paths, Links links = Links::inside);

}  // namespace newsgrep
