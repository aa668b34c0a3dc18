#pragma once

#include <filesystem>
#include <string_view>

namespace newsgrep::indexer {

/// The file in the folder of an index that a writer locks. It stays when the lock is released.
inline constexpr std::string_view lock_file_name = "lock";

/// The right to write to an index, held as long as the object lives. The kernel releases it when
/// the process ends, however it ends, so no stale lock is possible.
class WriterLock {
 public:
  /// Locks the index. Throws Error{locked} if another writer holds the lock (the message names the
  /// process and since when), or Error{io}.
  explicit WriterLock(const std::filesystem::path& index_dir);
  ~WriterLock();
  WriterLock(const WriterLock&) = delete;
  WriterLock& operator=(const WriterLock&) = delete;

 private:
  int file_ = -1;
};

}  // namespace newsgrep::indexer
