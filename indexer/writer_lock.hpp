#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "index/bytes/descriptor.hpp"
#include "indexer/held_folder.hpp"

namespace newsgrep::indexer {

/// The file in the folder of an index that a writer locks. It stays when the lock is released.
inline constexpr std::string_view lock_file_name = "lock";

/// The number of hexadecimal digits that tell a writer apart from every other.
inline constexpr std::size_t writer_id_size = 16;

/// What an attempt to lock a file came to.
enum class LockOutcome {
  held,
  refused,      ///< Another writer holds it.
  unsupported,  ///< The file system has no locks.
  failed,
};

/// Returns what the errno of a failed flock(2) means.
LockOutcome outcome_of_lock_error(int error);

/// The right to write to an index, held as long as the object lives. The kernel releases it when
/// the process ends, however it ends, so no stale lock is possible.
///
/// Where the kernel does not keep two writers apart (the file was deleted, the file system has no
/// locks or does not share them between hosts), the last writer to begin has the right: it leaves
/// its id in the file, and the others find that out in check_held().
class WriterLock {
 public:
  /// Locks the index in `folder`, which must outlive the lock. Throws Error{locked} if another
  /// writer holds the lock (the message names the process and since when), Error{bad_argument} if
  /// the file is not ours, or Error{io}.
  explicit WriterLock(const HeldFolder& folder);

  /// Returns the id of this writer.
  const std::string& id() const { return id_; }

  /// Throws Error{locked} unless the file at the path of the folder is still the one that was
  /// locked, and no other writer has taken it over; Error{io} if that cannot be found out.
  void check_held() const;

 private:
  index::Descriptor open_at_path() const;
  void write_text();

  const HeldFolder& folder_;
  const std::string id_;
  const std::string text_;
  index::Descriptor file_;
};

/// Returns true if `folder` has a lock file that a writer made. Throws Error{io}.
bool has_own_lock(const HeldFolder& folder);

}  // namespace newsgrep::indexer
