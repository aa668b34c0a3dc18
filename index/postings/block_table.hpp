#pragma once

#include <cstdint>
#include <filesystem>
#include <span>
#include <string_view>

#include "index/bytes/mapped_file.hpp"

namespace newsgrep::index {

/// The file `blocks` of a shard tells where in postlist.glass the posting lists of common words can
/// be entered, and how much there is to gain there. A block is up to `max_block_postings`
/// consecutive postings of one chunk of a list. All numbers are little-endian.
///
///     magic (8 bytes), number of terms (4), number of blocks (4)
///     BlockedTerm a term, by ascending hash
///     first passage of each block (4 bytes each)
///     position of each block (4 each): of the wdf of its first posting, behind BlockedTerm::base
///     number of postings of each block (1 each)
///     largest impact of each block (1 each)
inline constexpr std::string_view blocks_file_name = "blocks";
inline constexpr std::string_view blocks_magic = "ngblock1";

inline constexpr std::uint32_t max_block_postings = 128;

/// A list with no more postings than this has no entry: it is read from front to back.
inline constexpr std::uint32_t max_unblocked_postings = max_block_postings;

/// `ranked_impacts[i]`: at least `impact_ranks[i]` postings of the list have this impact or more.
inline constexpr std::uint32_t impact_ranks[] = {1, 10, 100};

/// A term with a long posting list, as it stands in the file.
struct BlockedTerm {
  std::uint64_t hash;         ///< stable hash of the term's text.
  std::uint64_t base;         ///< A position in postlist.glass, at or before all blocks.
  std::uint32_t first_block;  ///< Index of the first of its blocks.
  std::uint32_t blocks;       ///< How many it has.
  std::uint32_t postings;     ///< In the whole list.
  std::uint8_t ranked_impacts[3];
  std::uint8_t unused;
};
static_assert(sizeof(BlockedTerm) == 32);

/// The table of one shard, read in place. May be read from several threads.
class BlockTable {
 public:
  /// Throws Error{corrupt} or Error{io}.
  explicit BlockTable(const std::filesystem::path& shard_dir);

  /// The entry of the term with this hash; nullptr when its list is short or there is none.
  const BlockedTerm* find(std::uint64_t term_hash) const;

  // Of all blocks of the shard; see above.
  std::span<const std::uint32_t> first_passages() const { return first_passages_; }
  std::span<const std::uint32_t> positions() const { return positions_; }
  std::span<const std::uint8_t> sizes() const { return sizes_; }
  std::span<const std::uint8_t> max_impacts() const { return max_impacts_; }

 private:
  MappedFile file_;
  std::span<const BlockedTerm> terms_;
  std::span<const std::uint32_t> first_passages_;
  std::span<const std::uint32_t> positions_;
  std::span<const std::uint8_t> sizes_;
  std::span<const std::uint8_t> max_impacts_;
};

}  // namespace newsgrep::index
