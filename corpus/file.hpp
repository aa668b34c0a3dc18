#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

#include "text/stable_hash.hpp"

struct stat;

namespace newsgrep::corpus {

/// Returns the system's message for an error number, starting in lower case: `permission denied`.
std::string errno_reason(int error);

/// Returns a size in MiB, KiB or bytes, whichever is the largest unit without a fraction: `64 MiB`.
std::string describe_bytes(std::size_t bytes);

/// What a file system tells of a file.
struct FileStatus {
  std::uint64_t size_bytes = 0;
  std::int64_t mtime_ns = 0;  ///< Time of the last write, in nanoseconds since 1970 UTC.
  std::int64_t ctime_ns = 0;  ///< Time of the last change of anything, which nobody can set.
  std::uint64_t inode = 0;
};

/// The reason of a path at which there is a pipe, a device or the like.
inline constexpr std::string_view not_regular = "not a regular file";

/// Returns the status that stat() filled in.
FileStatus file_status(const struct stat& info);

/// Returns true if `error` says that there is nothing at a path. Any other error says nothing of
/// whether there is.
bool means_nothing_there(int error);

/// Why something cannot be read.
struct Failure {
  std::string reason;          ///< As in Problem::reason.
  bool is_read_error = false;  ///< As in Problem::is_read_error.
};

/// Returns the failure with this error number.
Failure failure_of(int error);

/// What was read of a file, and what the file was like before.
struct InputRecord {
  FileStatus status;          ///< All zero if the file could not be opened.
  text::StableHasher hasher;  ///< Hash of the bytes that were read.
  bool at_end = false;        ///< True if all of the file was read.
};

/// An open input. Closes its descriptor at the end, unless it is standard input.
class InputFile {
 public:
  /// Opens the regular file at `path`. Returns why it cannot be read, or that it is something else.
  /// Never waits, as opening a pipe would.
  static std::variant<InputFile, Failure> open(const std::filesystem::path& path);
  /// Returns standard input, which stays open.
  static InputFile standard_input() { return InputFile(0, false); }

  InputFile(InputFile&& other) noexcept
      : descriptor_(std::exchange(other.descriptor_, -1)),
        owned_(other.owned_),
        record_(other.record_) {}
  InputFile& operator=(InputFile&& other) noexcept;
  ~InputFile() { close(); }

  /// Appends up to `max_bytes` to `bytes`; nothing at the end of the input. Returns an empty
  /// string, or the reason of a read error.
  std::string read_some(std::string& bytes, std::size_t max_bytes);

  /// Returns the size in bytes as the file system knows it; 0 for pipes and the like.
  std::uint64_t size() const { return status().size_bytes; }

  /// Returns what the file system tells of the file now; all zero if it tells nothing.
  FileStatus status() const;

  /// Notes in `record`, which must outlive the file, what the file is like now and all bytes that
  /// are read from now on.
  void record_into(InputRecord& record);

 private:
  InputFile(int descriptor, bool owned) : descriptor_(descriptor), owned_(owned) {}
  void close();

  int descriptor_ = -1;
  bool owned_ = false;
  InputRecord* record_ = nullptr;
};

}  // namespace newsgrep::corpus
