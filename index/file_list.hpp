#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <limits>
#include <map>
#include <string>
#include <string_view>

namespace newsgrep::index {

/// Size and time of a file when its articles were indexed.
struct FileStamp {
  std::uint64_t size_bytes = 0;
  std::int64_t mtime_ns = 0;
  friend bool operator==(const FileStamp&, const FileStamp&) = default;
};

/// A stamp that no file has, so that the next run reads the file again.
inline constexpr FileStamp outdated_stamp{0, std::numeric_limits<std::int64_t>::min()};

/// A file that an index was made from.
struct IndexedFile {
  FileStamp stamp;
  /// True if the file has articles that were not taken because another article has their id. If
  /// that article is removed, the file must be read again.
  bool has_duplicates = false;
  friend bool operator==(const IndexedFile&, const IndexedFile&) = default;
};

/// The files that an index was made from, by absolute path.
using FileList = std::map<std::string, IndexedFile>;

/// Returns the list as text, one line per file: `size<TAB>time<TAB>duplicates<TAB>path`. `size` is
/// in bytes, `time` in nanoseconds, `duplicates` is 0 or 1. Line breaks, tabs and backslashes of
/// the path are escaped.
std::string to_text(const FileList& files);

/// Returns the list that to_text() wrote. Leaves out malformed lines: their files are read again.
FileList parse_file_list(std::string_view text);

}  // namespace newsgrep::index
