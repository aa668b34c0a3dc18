#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "index/checksums/shard_files.hpp"

namespace newsgrep::index {

/// The file `blocks` of a shard divides the long posting lists in postlist.glass into blocks. It
/// tells where each block starts, so that a reader can skip to it, and its largest impact, so that
/// a reader can skip it altogether. A block is up to `max_block_postings` consecutive postings of
/// one chunk. All numbers are little-endian.
///
///     magic (8 bytes), number of terms (4), number of blocks (4)
///     a BlockedTerm for each term with a long list, by ascending hash
///     first passage of each block (4 bytes each)
///     position of each block (4 each): the place of the wdf of its first posting, counted from
///       BlockedTerm::base
///     number of postings of each block (1 each)
///     largest impact of each block (1 each)
inline constexpr std::string_view blocks_file_name = "blocks";
inline constexpr std::string_view blocks_magic = "ngblock1";

inline constexpr std::uint32_t max_block_postings = 128;

/// The most postings of a list without an entry. A short list is read from front to back.
inline constexpr std::uint32_t max_unblocked_postings = max_block_postings;

/// At least `impact_ranks[i]` postings of a list have the impact BlockedTerm::ranked_impacts[i] or
/// more.
inline constexpr std::uint32_t impact_ranks[] = {1, 10, 100};

/// The entry of a term with a long posting list.
struct BlockedTerm {
  std::uint64_t hash;              ///< stable_hash() of the term.
  std::uint64_t base;              ///< Position of the first block in postlist.glass.
  std::uint32_t first_block;       ///< Index of its first block.
  std::uint32_t blocks;            ///< Number of its blocks.
  std::uint32_t postings;          ///< Number of postings in the whole list.
  std::uint8_t ranked_impacts[3];  ///< See impact_ranks.
  std::uint8_t unused;
};
static_assert(sizeof(BlockedTerm) == 32);

/// The file `blocks` of a shard, read in place. Several threads may read it.
class BlockTable {
 public:
  /// Opens the file of a shard. Throws Error{corrupt} or Error{io}.
  explicit BlockTable(const ShardFiles& shard);

  /// Returns the entry of the term with this hash; nullptr if its list is short or there is no
  /// list. Throws Error{corrupt}.
  const BlockedTerm* find(std::uint64_t term_hash) const;

  /// Makes sure that the columns are as they were written for the blocks of `term`. Throws
  /// Error{corrupt}.
  void check_columns(const BlockedTerm& term) const;

  // The columns of the file, for all blocks of the shard. Call check_columns() before reading them.
  std::span<const std::uint32_t> first_passages() const { return first_passages_; }
  std::span<const std::uint32_t> positions() const { return positions_; }
  std::span<const std::uint8_t> sizes() const { return sizes_; }
  std::span<const std::uint8_t> max_impacts() const { return max_impacts_; }

  /// See MappedFile::is_lost().
  bool is_lost() const { return file_.is_lost(); }

 private:
  CheckedFile file_;
  std::span<const BlockedTerm> terms_;
  std::span<const std::uint32_t> first_passages_;
  std::span<const std::uint32_t> positions_;
  std::span<const std::uint8_t> sizes_;
  std::span<const std::uint8_t> max_impacts_;
};

}  // namespace newsgrep::index
