#include "indexer/file_content.hpp"

#include <algorithm>
#include <chrono>
#include <string>
#include <variant>

namespace newsgrep::indexer {
namespace {

/// The coarsest times that file systems keep, those of FAT.
constexpr std::int64_t coarsest_time_ns = 2'000'000'000;

constexpr std::size_t piece_bytes = std::size_t{128} << 10;

}  // namespace

std::int64_t file_time_now() {
  return std::chrono::duration_cast<std::chrono::nanoseconds>(
             std::chrono::system_clock::now().time_since_epoch())
      .count();
}

index::FileStamp stamp_of(const FoundFile& file) {
  return {file.size_bytes, file.mtime_ns, file.ctime_ns, file.inode};
}

index::FileStamp lasting_stamp(const corpus::FileStatus& status, std::int64_t opened_ns) {
  const auto changed = std::max(status.mtime_ns, status.ctime_ns);
  const bool settled = changed < opened_ns - coarsest_time_ns;
  return {status.size_bytes, status.mtime_ns, settled ? status.ctime_ns : index::no_time,
          status.inode};
}

std::optional<FileContent> read_content(const std::filesystem::path& path) {
  const auto opened_ns = file_time_now();
  auto opened = corpus::InputFile::open(path);
  auto* file = std::get_if<corpus::InputFile>(&opened);
  if (!file) return std::nullopt;
  corpus::InputRecord record;
  file->record_into(record);
  for (std::string piece; !record.at_end; piece.clear()) {
    if (!file->read_some(piece, piece_bytes).empty()) return std::nullopt;
  }
  return FileContent{lasting_stamp(record.status, opened_ns), record.hasher.hash()};
}

}  // namespace newsgrep::indexer
