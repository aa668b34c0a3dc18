#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>

#include "corpus/file.hpp"
#include "index/file_list.hpp"
#include "newsgrep/walk.hpp"

namespace newsgrep::indexer {

/// What a file was like when all of it was read.
struct FileContent {
  index::FileStamp stamp;  ///< As IndexedFile keeps it.
  std::uint64_t hash = 0;  ///< text::stable_hash() of its bytes.
};

/// Returns the time now, as the times of files are counted: in nanoseconds since 1970 UTC.
std::int64_t file_time_now();

/// Returns the stamp of a file as walk() found it.
index::FileStamp stamp_of(const FoundFile& file);

/// Returns the stamp to keep of a file that was like `status` when it was opened at the time
/// `opened_ns`. If it was changed in the two seconds before, or seems to be changed in the future,
/// another write could leave the same times, so its ctime becomes index::no_time.
index::FileStamp lasting_stamp(const corpus::FileStatus& status, std::int64_t opened_ns);

/// Reads all of the file at `path` in small pieces. Returns nothing if it cannot be read.
std::optional<FileContent> read_content(const std::filesystem::path& path);

}  // namespace newsgrep::indexer
