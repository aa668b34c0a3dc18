#pragma once

#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "index/bytes/varint.hpp"
#include "index/glass/glass_table.hpp"
#include "index/postings/block_table.hpp"
#include "index/postings/posting_bytes.hpp"
#include "newsgrep/error.hpp"

namespace newsgrep::index {

/// The number of a passage in its shard, from 1. Xapian calls it document id.
using PassageId = std::uint32_t;

/// A number greater than the number of any passage of a shard.
inline constexpr PassageId no_passage = std::numeric_limits<PassageId>::max();

/// The posting list of a term in one shard.
struct PostingList {
  /// Some consecutive postings: the impact of the first, then for each other one the distance to
  /// the passage before, less one (a varint), and the impact (a byte). Xapian calls the impact wdf.
  struct Chunk {
    PassageId first_passage = 0;
    std::uint32_t postings = 0;
    const char* begin = nullptr;
  };

  std::uint32_t postings = 0;            ///< Number of postings in the whole list.
  std::uint32_t max_impact = 0;          ///< Largest impact in the whole list.
  const BlockedTerm* blocked = nullptr;  ///< Set for a long list only.
  std::vector<Chunk> chunks;             ///< Filled for a short list only.
};

/// The posting lists of one shard, read in place. Several threads may read them. Every function
/// throws Error{corrupt} when it meets damage.
class PostingLists {
 public:
  PostingLists(GlassTable table, BlockTable blocks)
      : table_(std::move(table)), blocks_(std::move(blocks)) {}

  /// Opens the lists of a shard. Throws Error{corrupt} or Error{io}.
  explicit PostingLists(const ShardFiles& shard)
      : PostingLists(GlassTable(shard), BlockTable(shard)) {}

  /// Returns the list of `term`; a list without postings if there is none. `term` is not empty and
  /// has no zero bytes; `term_hash` is its stable_hash().
  PostingList find(std::string_view term, std::uint64_t term_hash) const;

  /// Returns the terms that start with `prefix`, in order.
  std::vector<std::string> terms(std::string_view prefix) const;

  /// Returns the terms from `first` to `last`, both included, in order.
  std::vector<std::string> terms(std::string_view first, std::string_view last) const;

  /// Returns how many passages have `term`. Takes no longer for a long list.
  std::uint32_t frequency(std::string_view term, std::uint64_t term_hash) const;

  /// Calls `use(passage, impact)` for each posting of `term`, in order.
  template <typename Use>
  void for_each_posting(std::string_view term, Use&& use) const;

  const GlassTable& table() const { return table_; }
  const BlockTable& blocks() const { return blocks_; }

 private:
  GlassTable table_;
  BlockTable blocks_;
};

/// The totals of a list, as its first chunk has them.
struct ListTotals {
  std::uint32_t postings = 0;
  std::uint64_t impacts = 0;  ///< Sum of all impacts.
};

/// A chunk of a posting list, in place.
struct ListChunk {
  PassageId first_passage;
  std::string_view bytes;  ///< Its postings; see PostingList::Chunk.

  /// Calls `use(passage, impact)` for each posting.
  template <typename Use>
  void for_each(Use&& use) const;
};

/// Returns the chunk that `item` is at. `totals` must be null unless it is the first chunk of its
/// list; then it is filled in. Throws Error{corrupt}.
ListChunk read_chunk(const TableCursor& item, ListTotals* totals);

/// Walks a posting list in order of passages. Members throw Error{corrupt} when they meet damage.
class PostingCursor {
 public:
  /// Starts before the first posting of `list`, one of `lists`. Both must outlive the cursor.
  PostingCursor(const PostingLists& lists, const PostingList& list);

  /// Returns the current passage: 0 before the first skip_to(), no_passage after the last posting.
  PassageId passage() const { return passage_; }

  /// Returns the impact of the current posting.
  std::uint32_t impact() const { return impact_; }

  /// Moves to the first posting whose passage is `target` or later, and returns that passage. Never
  /// moves back.
  PassageId skip_to(PassageId target) {
    if (target > passage_) advance(target);
    return passage_;
  }

  /// Calls `use(passage, impact)` for each posting from the current one up to `end` (excluded), and
  /// moves to the first one after them. Faster than step by step.
  template <typename Use>
  void take_until(PassageId end, Use&& use);

  /// A bound of impacts: no posting from the passage asked about up to `through` (included) has
  /// more than `impact`.
  struct Bound {
    std::uint32_t impact;
    PassageId through;
  };

  /// Returns a bound for the impacts from `passage` on.
  Bound bound(PassageId passage);

 private:
  void advance(PassageId target);
  void enter(std::uint32_t block);
  void check_block(std::uint32_t block) const;
  bool walk_block(PassageId target);
  std::uint32_t take(const char*& in) const;
  std::size_t bytes_left(const char* in) const { return static_cast<std::size_t>(file_end_ - in); }
  std::uint32_t block_of(PassageId passage, std::uint32_t from) const;
  PassageId first_passage(std::uint32_t block) const;

  const PostingList& list_;
  const GlassTable& table_;
  const char* file_end_;
  const char* base_ = nullptr;  ///< Where positions of a long list count from.
  const std::uint32_t* first_passages_ = nullptr;
  const std::uint32_t* positions_ = nullptr;
  const std::uint8_t* sizes_ = nullptr;
  const std::uint8_t* max_impacts_ = nullptr;
  std::uint32_t blocks_;  ///< Number of blocks of a long list, or of chunks of a short one.

  std::uint32_t block_ = 0;        ///< Block of the current posting.
  PassageId next_block_ = 0;       ///< First passage of the next block.
  std::uint32_t bound_block_ = 0;  ///< Block that bound() returned last.
  const char* in_ = nullptr;       ///< First byte after the current posting.
  std::uint32_t left_ = 0;         ///< Postings of the block after the current one.
  PassageId passage_ = 0;
  std::uint32_t impact_ = 0;
};

/// Returns the Error for a damaged posting list.
Error damaged_posting_list();

template <typename Use>
void PostingCursor::take_until(PassageId end, Use&& use) {
  while (passage_ < end) {
    use(passage_, impact_);
    // Local copies stay in registers; members would not.
    const auto* in = in_;
    auto left = left_;
    auto passage = passage_;
    while (left > 0 && bytes_left(in) >= PostingBytes::size) {
      const PostingBytes bytes(in);
      if (const auto steps = bytes.steps();
          left >= 4 && bytes.are_four() && passage + steps[3] < end) {
        for (std::uint32_t i = 0; i < 4; ++i) use(passage + steps[i], bytes.impact(i));
        passage += steps[3];
        in += PostingBytes::size;
        left -= 4;
      } else if (bytes.is_short() && passage + bytes.step() < end) {
        passage += bytes.step();
        use(passage, bytes.impact());
        in += bytes.length();
        --left;
      } else {
        break;
      }
    }
    in_ = in;
    left_ = left;
    passage_ = passage;
    advance(passage + 1);
  }
}

template <typename Use>
void ListChunk::for_each(Use&& use) const {
  auto in = bytes;
  const auto take = [&in] {
    const auto value = take_varint(in);
    if (!value) throw damaged_posting_list();
    return static_cast<std::uint32_t>(*value);
  };
  auto passage = first_passage;
  use(passage, take());
  while (!in.empty()) {
    if (in.size() >= PostingBytes::size) {
      // Impacts are below 128; lengths of passages, which are stored alike, may be larger.
      if (const PostingBytes next(in.data()); next.is_short() && next.impact() < 0x80) {
        passage += next.step();
        use(passage, next.impact());
        in.remove_prefix(next.length());
        continue;
      }
    }
    passage += take() + 1;
    use(passage, take());
  }
}

template <typename Use>
void PostingLists::for_each_posting(std::string_view term, Use&& use) const {
  auto item = table_.find(term);
  ListTotals totals;
  std::uint32_t done = 0;
  for (bool first = true; item.at_item() && (first || done < totals.postings); first = false) {
    const auto chunk = read_chunk(item, first ? &totals : nullptr);
    chunk.for_each([&](PassageId passage, std::uint32_t impact) {
      ++done;
      use(passage, impact);
    });
    item.next();
  }
}

}  // namespace newsgrep::index
