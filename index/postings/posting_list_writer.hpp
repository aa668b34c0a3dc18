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

/// Encodes posting lists, one after the other, as chunks: items of a table in one piece, each as
/// large as its leaf has room for. A chunk has a header, the wdf (impact) of its first posting, and
/// for each other posting the distance to the passage before, less one, and the wdf.
class PostingListWriter {
 public:
  /// Writes chunks to `table` and the blocks of long lists to `blocks`. Both must outlive the
  /// writer.
  PostingListWriter(GlassTableWriter& table, BlockTableWriter& blocks)
      : table_(table), blocks_(blocks) {}
  PostingListWriter(const PostingListWriter&) = delete;
  PostingListWriter& operator=(const PostingListWriter&) = delete;

  /// Starts the list of a term, with `postings` >= 1 postings whose wdfs sum up to `total`. Throws
  /// Error{bad_argument} if the term is empty or too long for a key.
  void begin_term(std::string_view term, std::uint32_t postings, std::uint64_t total);

  /// Adds a posting. Passages ascend; wdf <= max_impact.
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

  /// Ends the list; all its postings must have been added.
  void end_term();

  /// Starts the document lengths of the passages 1 to `passages` >= 1.
  void begin_lengths(std::uint32_t passages);

  /// Adds the length of the next passage. The last one ends the list.
  void append_length(std::uint32_t length);

  /// Returns the largest wdf so far.
  std::uint32_t max_wdf() const { return max_wdf_; }

 private:
  /// The most bytes of a posting: 5 of the distance and 1 of the wdf; or 1 and 5 if it is a length.
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

  // The current list.
  std::string first_key_;   ///< Key of its first chunk.
  std::uint32_t left_ = 0;  ///< Postings to come.
  std::uint32_t last_ = 0;  ///< Passage of the last posting.
  bool has_blocks_ = false;
  /// Number of postings by wdf. Valid only for lists with blocks.
  std::array<std::uint32_t, 256> occurrences_{};

  // The current chunk.
  std::string key_;
  std::string header_;
  std::array<char, table_block_bytes> body_;
  char* at_ = body_.data();
  char* chunk_end_ = body_.data();  ///< No posting starts here or later.
  std::uint32_t chunk_first_ = 0;
  std::vector<PostingBlock> chunk_blocks_;  ///< Positions count from the body.

  // The current block.
  std::uint32_t block_begin_ = 0;  ///< left_ at its first posting.
  std::uint32_t block_end_ = 0;    ///< left_ when it is full.
  std::uint32_t block_max_ = 0;
  std::uint32_t max_wdf_ = 0;
};

}  // namespace newsgrep::index
