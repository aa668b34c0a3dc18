#pragma once

#include <cstdint>
#include <filesystem>
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

/// Number of a passage in its shard, from 1; Xapian's document id.
using PassageId = std::uint32_t;

/// Behind the last passage of a shard.
inline constexpr PassageId no_passage = std::numeric_limits<PassageId>::max();

/// The posting list of a term in one shard.
struct PostingList {
  /// Some consecutive postings: the wdf of the first, then pairs of distance to the passage before,
  /// less one (a varint), and wdf (a byte).
  struct Chunk {
    PassageId first_passage = 0;
    std::uint32_t postings = 0;
    const char* begin = nullptr;
  };

  std::uint32_t postings = 0;  ///< In the whole list.
  std::uint32_t max_impact = 0;
  const BlockedTerm* blocked = nullptr;  ///< Only of a long list.
  std::vector<Chunk> chunks;             ///< Only of a short list.
};

/// The posting lists of one shard, read in place. May be read from several threads.
class PostingLists {
 public:
  PostingLists(GlassTable table, BlockTable blocks)
      : table_(std::move(table)), blocks_(std::move(blocks)) {}

  /// Throws Error{corrupt} or Error{io}; so do all others.
  explicit PostingLists(const std::filesystem::path& shard_dir)
      : PostingLists(GlassTable(shard_dir), BlockTable(shard_dir)) {}

  /// The list of `term`, which is not empty and has no zero bytes; without postings when there is
  /// none. `term_hash` is its stable_hash().
  PostingList find(std::string_view term, std::uint64_t term_hash) const;

  /// The terms that begin with `prefix`, in order.
  std::vector<std::string> terms(std::string_view prefix) const;

  /// The terms from `first` to `last`, both included, in order.
  std::vector<std::string> terms(std::string_view first, std::string_view last) const;

  /// How many passages have `term`; takes no longer for a long list.
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

/// The numbers at the beginning of a list.
struct ListTotals {
  std::uint32_t postings = 0;
  std::uint64_t impacts = 0;  ///< The sum over all postings.
};

/// A chunk as it stands in the table.
struct ListChunk {
  PassageId first_passage;
  std::string_view bytes;  ///< Of its postings; see PostingList::Chunk.

  /// Calls `use(passage, impact)` for each posting.
  template <typename Use>
  void for_each(Use&& use) const;
};

/// The chunk that `item` is at; `totals` is filled in if it is the first of its list, else null.
ListChunk read_chunk(const TableCursor& item, ListTotals* totals);

/// Walks a posting list in order of passages.
class PostingCursor {
 public:
  /// Both must outlive the cursor; `list` is one of `lists`.
  PostingCursor(const PostingLists& lists, const PostingList& list);

  /// The passage at hand: 0 before the first skip_to(), no_passage at the end.
  PassageId passage() const { return passage_; }

  /// The impact in the passage at hand.
  std::uint32_t impact() const { return impact_; }

  /// Moves to the first passage at or behind `target`; stays when it is there already.
  PassageId skip_to(PassageId target) {
    if (target > passage_) advance(target);
    return passage_;
  }

  /// Calls `use(passage, impact)` for each posting from the one at hand on whose passage is before
  /// `end`, and moves behind them. Quicker than step by step.
  template <typename Use>
  void take_until(PassageId end, Use&& use);

  /// The passages from the one asked about up to `through` have no more than `impact`.
  struct Bound {
    std::uint32_t impact;
    PassageId through;
  };

  Bound bound(PassageId passage);

 private:
  void advance(PassageId target);
  void enter(std::uint32_t block);
  bool walk_block(PassageId target);
  std::uint32_t take(const char*& in) const;
  std::size_t bytes_left(const char* in) const { return static_cast<std::size_t>(file_end_ - in); }
  std::uint32_t block_of(PassageId passage, std::uint32_t from) const;
  PassageId first_passage(std::uint32_t block) const;

  const PostingList& list_;
  const char* file_end_;
  const char* base_ = nullptr;  ///< Of the positions of a long list's blocks.
  const std::uint32_t* first_passages_ = nullptr;
  const std::uint32_t* positions_ = nullptr;
  const std::uint8_t* sizes_ = nullptr;
  const std::uint8_t* max_impacts_ = nullptr;
  std::uint32_t blocks_;  ///< Of a long list, or chunks of a short one.

  std::uint32_t block_ = 0;        ///< Where the cursor is.
  PassageId next_block_ = 0;       ///< The first passage of the block behind it.
  std::uint32_t bound_block_ = 0;  ///< Where bound() was asked last.
  const char* in_ = nullptr;       ///< Behind the posting at hand.
  std::uint32_t left_ = 0;         ///< Postings of the block behind the one at hand.
  PassageId passage_ = 0;
  std::uint32_t impact_ = 0;
};

Error damaged_posting_list();

template <typename Use>
void PostingCursor::take_until(PassageId end, Use&& use) {
  while (passage_ < end) {
    use(passage_, impact_);
    // In registers, which members would not be.
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
      // What is no impact may be larger: the lengths of passages.
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
