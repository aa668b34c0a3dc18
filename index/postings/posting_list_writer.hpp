#pragma once

#include <algorithm>
#include <array>
#include <cassert>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "index/glass/glass_table_writer.hpp"
#include "index/postings/block_table_writer.hpp"
#include "index/postings/impact.hpp"

namespace newsgrep::index {

/// Encodes posting lists, one after the other, into chunks: items of a table, each of which fills
/// the room that its leaf has left. A chunk is in one piece and holds, after its header, the wdf of
/// its first posting, then of each other the distance to the one before, less 1, and the wdf.
class PostingListWriter {
 public:
  /// Both must outlive the writer. What `blocks` gets are the long lists of terms.
  PostingListWriter(GlassTableWriter& table, BlockTableWriter& blocks)
      : table_(table), blocks_(blocks) {}
  PostingListWriter(const PostingListWriter&) = delete;
  PostingListWriter& operator=(const PostingListWriter&) = delete;

  /// Begins the list of a term, of `postings` >= 1 postings whose wdfs sum up to `total`.
  /// Throws Error{bad_argument} if the term is empty, or too long for a key.
  void begin_term(std::string_view term, std::uint32_t postings, std::uint64_t total);

  /// Passages ascend, wdf <= max_impact.
  void append(std::uint32_t passage, std::uint32_t wdf) {
    assert(left_ > 0 && wdf <= max_impact);
    if (at_ >= chunk_end_) [[unlikely]] {
      begin_chunk(passage);
    } else {
      put_distance(passage);
      if (left_ == block_end_) [[unlikely]]
        begin_block(passage);
    }
    *at_++ = static_cast<char>(wdf);
    last_ = passage;
    --left_;
    block_max_ = std::max(block_max_, wdf);
    ++occurrences_[static_cast<std::uint8_t>(wdf)];
  }

  /// Must be called when all postings have been appended.
  void end_term();

  /// Begins the list of document lengths; passages are numbered from 1 on, `passages` >= 1.
  void begin_lengths(std::uint32_t passages);

  /// The length of the next passage. The last one ends the list.
  void append_length(std::uint32_t length);

  /// The largest wdf of all terms so far.
  std::uint32_t max_wdf() const { return max_wdf_; }

 private:
  /// A distance (5 bytes) and a wdf (1), or the like for a length: 1 and 5.
  static constexpr std::size_t max_posting_bytes = 6;

  void begin_list(std::string first_key, std::uint32_t postings);
  void begin_chunk(std::uint32_t passage);
  void end_chunk(bool is_last);
  void begin_block(std::uint32_t passage);
  void end_block();

  void put(std::uint32_t value) {
    for (; value >= 0x80; value >>= 7) *at_++ = static_cast<char>(value | 0x80);
    *at_++ = static_cast<char>(value);
  }
  void put_distance(std::uint32_t passage) { put(passage - last_ - 1); }

  GlassTableWriter& table_;
  BlockTableWriter& blocks_;

  // The list at hand.
  std::string first_key_;   ///< The key of its first chunk.
  std::uint32_t left_ = 0;  ///< Postings to come.
  std::uint32_t last_ = 0;  ///< Passage of the latest posting.
  bool has_blocks_ = false;
  /// How many postings have each wdf. Set to zero for lists with blocks only, and means nothing for
  /// others.
  std::array<std::uint32_t, 256> occurrences_{};

  // The chunk at hand.
  std::string key_;
  std::string header_;
  std::array<char, table_block_bytes> body_;
  char* at_ = body_.data();
  char* chunk_end_ = body_.data();  ///< From here on no further posting is begun.
  std::uint32_t chunk_first_ = 0;
  std::vector<PostingBlock> chunk_blocks_;  ///< Their positions are relative to the body.

  // The block at hand.
  std::uint32_t block_begin_ = 0;  ///< Value of left_ at its first posting.
  std::uint32_t block_end_ = 0;    ///< Value of left_ at which it is full.
  std::uint32_t block_max_ = 0;
  std::uint32_t max_wdf_ = 0;
};

}  // namespace newsgrep::index
