#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <limits>
#include <map>
#include <string>
#include <string_view>

namespace newsgrep::index {

/// What tells whether a file is as it was when its articles were indexed, without reading it.
struct FileStamp {
  std::uint64_t size_bytes = 0;
  std::int64_t mtime_ns = 0;  ///< Time of the last write, which programs can set.
  std::int64_t ctime_ns = 0;  ///< Time of the last change, which they cannot.
  std::uint64_t inode = 0;
  friend bool operator==(const FileStamp&, const FileStamp&) = default;
};

/// A time that no file has.
inline constexpr std::int64_t no_time = std::numeric_limits<std::int64_t>::min();

/// The stamp of a file that the next run reads again, whatever it holds.
inline constexpr FileStamp outdated_stamp{0, no_time, no_time, 0};

/// A file that an index was made from.
struct IndexedFile {
  /// What the file was like when it was read. Its ctime is no_time if it was written so shortly
  /// before that another write could leave the same times: then the next run compares the content.
  FileStamp stamp;
  std::uint64_t content_hash = 0;  ///< text::stable_hash() of its bytes; 0 with outdated_stamp.
  /// True if the file has articles that were not taken because another article has their id. If
  /// that article is removed, the file must be read again.
  bool has_duplicates = false;
  friend bool operator==(const IndexedFile&, const IndexedFile&) = default;
};

/// The files that an index was made from, by absolute path.
using FileList = std::map<std::string, IndexedFile>;

/// Returns the list as text, one line per file:
/// `size<TAB>mtime<TAB>ctime<TAB>inode<TAB>hash<TAB>duplicates<TAB>path`. `size` is in bytes,
/// the times in nanoseconds, `hash` has 16 hexadecimal digits, `duplicates` is 0 or 1. Line breaks,
/// tabs and backslashes of the path are escaped.
std::string to_text(const FileList& files);

/// Returns the list that to_text() wrote. Throws Error{corrupt} if it is not one.
FileList parse_file_list(std::string_view text);

}  // namespace newsgrep::index
