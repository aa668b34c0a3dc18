#pragma once

#include <filesystem>
#include <string_view>

namespace newsgrep::indexer {

/// The file in the folder of an index that is locked; it stays when the lock is gone.
inline constexpr std::string_view lock_file_name = "lock";

/// The right to write to an index, held for as long as the object lives. The kernel drops it when
/// the process ends, however it ends, so a stale lock cannot be left behind.
class WriterLock {
 public:
  /// Throws Error{locked}, saying who holds it and since when, or Error{io}.
  explicit WriterLock(const std::filesystem::path& index_dir);
  ~WriterLock();
  WriterLock(const WriterLock&) = delete;
  WriterLock& operator=(const WriterLock&) = delete;

 private:
  int file_ = -1;
};

}  // namespace newsgrep::indexer
