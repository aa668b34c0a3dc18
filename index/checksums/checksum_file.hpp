#pragma once

#include <atomic>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "index/bytes/mapped_file.hpp"
#include "index/bytes/output_file.hpp"
#include "index/bytes/page_sums.hpp"

namespace newsgrep::index {

/// The file `checksums` of a shard has the lengths of the shard's other files and a checksum of
/// each of their pages. So damage is found when a page is first touched, and files of different
/// shards cannot be mixed up. All numbers are little-endian.
///
///     magic (8 bytes)
///     number of files (4), number of pages of all files (4)
///     for each file: its name (16, zeros at the end), its length in bytes (8)
///     a PageSum for each page of the table below, which is cut into pages, too (4 each)
///     the table: a PageSum for each page of the files, in their order (4 each)
///
/// Everything before the table is the head. The hash of the head is the id of the shard, which the
/// stub has (index/stub.hpp). So a reader that knows the id verifies the head when it opens the
/// shard, a page of the table when it is first needed, and a page of a file when it is first
/// needed (a hash tree: Merkle, 1987). Opening a shard takes no longer for a large one, since the
/// head has 4 bytes for 4 MiB of files.
inline constexpr std::string_view checksums_file_name = "checksums";
inline constexpr std::string_view checksums_magic = "ngsums01";

/// A file of a shard with its checksums.
struct SummedFile {
  std::string_view name;  ///< At most 16 bytes.
  PageSums sums;
};

/// Writes the file `checksums` of the shard in `shard_dir`. Throws Error{io}.
void write_checksums(const std::filesystem::path& shard_dir, std::span<const SummedFile> files,
                     Durability durability);

/// The checksums of a shard, read in place. Several threads may read them.
class ChecksumFile {
 public:
  /// A file of the shard.
  struct Entry {
    std::string_view name;
    std::uint64_t file_bytes;
    std::uint32_t first_page;  ///< Number of its first page among the pages of all files.
  };

  /// Opens the file in `shard_dir`. Throws Error{corrupt} if it is damaged, Error{io} if it cannot
  /// be read.
  explicit ChecksumFile(const std::filesystem::path& shard_dir);

  /// Returns the id of the shard: the hash of the head.
  std::uint64_t shard_id() const;

  const std::vector<Entry>& entries() const { return entries_; }

  /// Returns the entry of the file with this name; nullptr if the shard has none.
  const Entry* find(std::string_view name) const;

  /// Returns the checksum of a page of the files, by its number among all. Throws Error{corrupt} if
  /// the table is damaged there.
  PageSum sum(std::uint32_t page) const;

  const MappedFile& file() const { return file_; }

 private:
  void verify_table_page(std::size_t page) const;

  MappedFile file_;
  std::vector<Entry> entries_;
  std::size_t table_sums_at_ = 0;
  std::size_t table_at_ = 0;
  /// By page of the table, true after it was verified.
  std::unique_ptr<std::atomic<bool>[]> verified_;
};

}  // namespace newsgrep::index
