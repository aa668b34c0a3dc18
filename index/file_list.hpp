#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <limits>
#include <map>
#include <string>
#include <string_view>

namespace newsgrep::index {

/// How a file was when its articles were indexed.
struct FileStamp {
  std::uint64_t size_bytes = 0;
  std::int64_t mtime_ns = 0;
  friend bool operator==(const FileStamp&, const FileStamp&) = default;
};

/// Equal to the stamp of no file: the file is to be read again by the next run.
inline constexpr FileStamp outdated_stamp{0, std::numeric_limits<std::int64_t>::min()};

/// A file that an index was made from.
struct IndexedFile {
  FileStamp stamp;
  /// Whether articles in it were left to others with the same id, most likely in other files. It
  /// must be read again when such an article is removed.
  bool has_duplicates = false;
  friend bool operator==(const IndexedFile&, const IndexedFile&) = default;
};

/// Which files an index was made from, by absolute path.
using FileList = std::map<std::string, IndexedFile>;

/// One line a file: `size<TAB>time<TAB>duplicates<TAB>path`, `duplicates` being 0 or 1, with line
/// breaks, tabs and backslashes of the path escaped.
std::string to_text(const FileList& files);

/// Lines that are not understood are left out: their files are simply read again.
FileList parse_file_list(std::string_view text);

}  // namespace newsgrep::index
