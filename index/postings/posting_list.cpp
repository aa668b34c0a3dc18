#include "index/postings/posting_list.hpp"

#include <algorithm>

#include "index/bytes/file_errors.hpp"
#include "index/bytes/varint.hpp"
#include "index/glass/glass_keys.hpp"
#include "newsgrep/error.hpp"

namespace newsgrep::index {

Error damaged_posting_list() {
  return damaged_index("a posting list");
}

namespace {

/// The most bytes of a block: each posting has a distance of 32 bits and an impact.
constexpr std::uint64_t max_block_bytes = std::uint64_t{max_block_postings} * (5 + 1);

std::uint64_t take_number(std::string_view& in) {
  const auto value = take_varint(in);
  if (!value) throw damaged_posting_list();
  return *value;
}

}  // namespace

ListChunk read_chunk(const TableCursor& item, ListTotals* totals) {
  auto in = item.tag();
  ListChunk chunk{};
  if (totals != nullptr) {
    totals->postings = static_cast<std::uint32_t>(take_number(in));
    totals->impacts = take_number(in);
    chunk.first_passage = static_cast<PassageId>(take_number(in)) + 1;
  } else {
    const auto passage = passage_of_chunk_key(item.key());
    if (!passage) throw damaged_posting_list();
    chunk.first_passage = *passage;
  }
  if (in.empty()) throw damaged_posting_list();
  in.remove_prefix(1);  // A flag: this is the last chunk.
  take_number(in);      // The distance to its last passage.
  if (in.empty()) throw damaged_posting_list();
  chunk.bytes = in;
  return chunk;
}

PostingList PostingLists::find(std::string_view term, std::uint64_t term_hash) const {
  PostingList list;
  list.blocked = blocks_.find(term_hash);
  if (list.blocked != nullptr) {
    list.postings = list.blocked->postings;
    list.max_impact = list.blocked->ranked_impacts[0];
    return list;
  }
  auto item = table_.find(term);
  if (!item.at_item()) return list;
  ListTotals totals;
  for (bool first = true; list.postings < totals.postings || first; first = false) {
    if (!item.at_item() || !item.key().starts_with(term)) throw damaged_posting_list();
    const auto chunk = read_chunk(item, first ? &totals : nullptr);
    auto& entry = list.chunks.emplace_back();
    entry.first_passage = chunk.first_passage;
    entry.begin = chunk.bytes.data();
    chunk.for_each([&](PassageId, std::uint32_t impact) {
      ++entry.postings;
      list.max_impact = std::max(list.max_impact, impact);
    });
    list.postings += entry.postings;
    item.next();
  }
  return list;
}

std::uint32_t PostingLists::frequency(std::string_view term, std::uint64_t term_hash) const {
  if (const auto* blocked = blocks_.find(term_hash)) return blocked->postings;
  const auto item = table_.find(term);
  if (!item.at_item()) return 0;
  ListTotals totals;
  read_chunk(item, &totals);
  return totals.postings;
}

namespace {

/// Returns the terms from the key `first` on, up to the first key for which `belongs(key)` is
/// false.
template <typename Belongs>
std::vector<std::string> terms_from(const GlassTable& table, std::string_view first,
                                    Belongs&& belongs) {
  std::vector<std::string> terms;
  for (std::string key(first);;) {
    const auto item = table.first_from(key);
    if (!item.at_item() || !belongs(item.key())) return terms;
    terms.push_back(term_of_chunk_key(item.key()));
    key = key_after_chunks(item.key());
  }
}

}  // namespace

std::vector<std::string> PostingLists::terms(std::string_view prefix) const {
  return terms_from(table_, prefix, [&](std::string_view key) { return key.starts_with(prefix); });
}

std::vector<std::string> PostingLists::terms(std::string_view first, std::string_view last) const {
  return terms_from(table_, first, [&](std::string_view key) { return key <= last; });
}

PostingCursor::PostingCursor(const PostingLists& lists, const PostingList& list)
    : list_(list), table_(lists.table()), file_end_(table_.bytes().data() + table_.bytes().size()) {
  if (list_.blocked != nullptr) {
    const auto& term = *list_.blocked;
    const auto& table = lists.blocks();
    table.check_columns(term);
    if (term.base > lists.table().bytes().size()) throw damaged_posting_list();
    base_ = lists.table().bytes().data() + term.base;
    first_passages_ = table.first_passages().data() + term.first_block;
    positions_ = table.positions().data() + term.first_block;
    sizes_ = table.sizes().data() + term.first_block;
    max_impacts_ = table.max_impacts().data() + term.first_block;
    blocks_ = term.blocks;
  } else {
    blocks_ = static_cast<std::uint32_t>(list_.chunks.size());
  }
  if (blocks_ == 0) {
    passage_ = no_passage;
  } else {
    next_block_ = first_passage(0);
    block_ = static_cast<std::uint32_t>(-1);  // Before the first.
  }
}

PassageId PostingCursor::first_passage(std::uint32_t block) const {
  if (block >= blocks_) return no_passage;
  return first_passages_ != nullptr ? first_passages_[block] : list_.chunks[block].first_passage;
}

void PostingCursor::enter(std::uint32_t block) {
  block_ = block;
  next_block_ = first_passage(block + 1);
  passage_ = first_passage(block);
  if (list_.blocked != nullptr) {
    check_block(block);
    in_ = base_ + positions_[block];
    left_ = sizes_[block];
  } else {
    in_ = list_.chunks[block].begin;
    left_ = list_.chunks[block].postings;
  }
  --left_;
  impact_ = take(in_);
}

/// Makes sure that a block of a long list is as it was written.
void PostingCursor::check_block(std::uint32_t block) const {
  const auto position = positions_[block];
  const auto left = static_cast<std::uint64_t>(file_end_ - base_);
  if (position >= left) throw damaged_posting_list();
  auto size = left - position;
  if (block + 1 < blocks_ && positions_[block + 1] > position) {
    size = std::min<std::uint64_t>(size, positions_[block + 1] - position);
  }
  // The next block may be in another leaf, after bytes that are no postings.
  table_.checks().check(base_ + position, std::min(size, max_block_bytes));
}

/// Takes a varint off `in`, and moves `in` after it.
std::uint32_t PostingCursor::take(const char*& in) const {
  std::uint32_t value = 0;
  for (unsigned shift = 0; in < file_end_ && shift < 32; shift += 7) {
    const auto byte = static_cast<unsigned char>(*in++);
    value |= std::uint32_t{byte & 0x7FU} << shift;
    if (byte < 0x80) return value;
  }
  throw damaged_posting_list();
}

std::uint32_t PostingCursor::block_of(PassageId passage, std::uint32_t from) const {
  // Steps double, since the block is mostly near, and then halve.
  std::uint32_t step = 1;
  while (first_passage(from + step) <= passage) {
    from += step;
    step *= 2;
  }
  for (; step > 0; step /= 2) {
    if (first_passage(from + step) <= passage) from += step;
  }
  return from;
}

void PostingCursor::advance(PassageId target) {
  if (target == no_passage) {
    passage_ = no_passage;
    return;
  }
  if (next_block_ <= target) {
    enter(block_of(target, block_ + 1));
  }
  if (passage_ < target && !walk_block(target)) {
    if (block_ + 1 == blocks_) {
      passage_ = no_passage;
    } else {
      enter(block_ + 1);
      if (passage_ < target) throw damaged_posting_list();
    }
  }
}

/// Moves on inside the current block. Returns false if all of it is before `target`.
bool PostingCursor::walk_block(PassageId target) {
  // Local copies stay in registers; members would not.
  const auto* in = in_;
  auto left = left_;
  auto passage = passage_;
  const auto stop_after = [&](const char* end, std::uint32_t postings, std::uint32_t impact) {
    in_ = end;
    left_ = left - postings;
    passage_ = passage;
    impact_ = impact;
    return true;
  };
  for (;;) {
    while (left > 0 && bytes_left(in) >= PostingBytes::size) {
      const PostingBytes bytes(in);
      if (left >= 4 && bytes.are_four()) {
        const auto steps = bytes.steps();
        if (passage + steps[3] < target) {
          passage += steps[3];
          in += PostingBytes::size;
          left -= 4;
          continue;
        }
        const auto i = steps.first_from(target - passage);
        passage += steps[i];
        return stop_after(in + 2 * (i + 1), i + 1, bytes.impact(i));
      }
      if (!bytes.is_short()) break;
      passage += bytes.step();
      in += bytes.length();
      if (passage >= target) return stop_after(in, 1, bytes.impact());
      --left;
    }
    if (left == 0) break;
    // A long distance, or the end of the file.
    const auto* at = in;  // With `in` itself, take() would keep it in memory for the whole loop.
    passage += take(at) + 1;
    const auto impact = take(at);
    in = at;
    if (passage >= target) return stop_after(in, 1, impact);
    --left;
  }
  left_ = 0;
  return false;
}

PostingCursor::Bound PostingCursor::bound(PassageId passage) {
  if (max_impacts_ == nullptr) return {list_.max_impact, no_passage - 1};
  if (passage < first_passage(bound_block_)) bound_block_ = 0;
  if (first_passage(bound_block_ + 1) <= passage)
    bound_block_ = block_of(passage, bound_block_ + 1);
  // Never before `passage`, not even in a damaged table: callers go on after it.
  return {max_impacts_[bound_block_], std::max(passage, first_passage(bound_block_ + 1) - 1)};
}

}  // namespace newsgrep::index
