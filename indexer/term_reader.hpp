#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <string>
#include <utility>
#include <vector>

#include "index/checksums/shard_files.hpp"
#include "index/glass/glass_keys.hpp"
#include "index/glass/glass_table.hpp"
#include "index/postings/impact.hpp"
#include "index/postings/posting_list.hpp"
#include "index/words/form_lists.hpp"

namespace newsgrep::indexer {

/// Reads the posting lists and written forms of a shard, term by term. The document lengths come
/// first.
class TermReader {
 public:
  /// Adds `offset` to the passages it reads, which are those from 1 to `passages`. Lets go of what
  /// was read every `drop_every` bytes.
  TermReader(const index::ShardFiles& shard, std::uint32_t passages, std::uint32_t offset,
             std::size_t drop_every)
      : table_(shard, index::Access::sequential),
        form_lists_(shard, index::Access::sequential),
        forms_(form_lists_),
        passages_(passages),
        offset_(offset),
        drop_every_(drop_every),
        item_(table_.first_from(index::lengths_key)) {}

  /// Calls `use(length)` for each passage and moves to the first term. Call it first.
  template <typename Use>
  void read_lengths(Use&& use) {
    for (bool first = true; item_.at_item() && item_.key().starts_with(index::lengths_key);
         first = false) {
      index::ListTotals ignored;  // Both are 0, as Xapian has them.
      index::read_chunk(item_, first ? &ignored : nullptr)
          .for_each([&](index::PassageId, std::uint32_t length) { use(length); });
      item_.next();
    }
    read_head();
  }

  /// Returns true if the reader is at a term.
  bool at_term() const { return item_.at_item(); }
  const std::string& term() const { return term_; }
  std::uint32_t offset() const { return offset_; }
  const index::ListTotals& totals() const { return totals_; }

  /// Reads the forms of the current term. Call it once for each term that is a word.
  void take_forms() { forms_.take(term_, forms_of_term_); }
  const index::TermForms& forms() const { return forms_of_term_; }

  /// Calls `use(passage, impact)` for each posting of the current term, and moves to the next term.
  /// Throws Error{corrupt} for a posting that a writer cannot take.
  template <typename Use>
  void read(Use&& use) {
    std::uint32_t postings = 0;
    index::PassageId last = 0;
    do {
      index::ListTotals ignored;
      const auto chunk = index::read_chunk(item_, postings == 0 ? &ignored : nullptr);
      chunk.for_each([&](index::PassageId passage, std::uint32_t impact) {
        if (passage <= last || passage > passages_ || impact > index::max_impact ||
            postings == totals_.postings) {
          throw index::damaged_posting_list();
        }
        last = passage;
        ++postings;
        use(passage + offset_, impact);
      });
      item_.next();
    } while (postings < totals_.postings && item_.at_item());
    if (postings != totals_.postings) throw index::damaged_posting_list();
    read_head();
  }

 private:
  void read_head() {
    if (!item_.at_item()) return;
    auto term = index::term_of_chunk_key(item_.key());
    index::read_chunk(item_, &totals_);
    if (term <= term_ || totals_.postings == 0 || totals_.postings > passages_) {
      throw index::damaged_posting_list();
    }
    term_ = std::move(term);
    const auto at = static_cast<std::size_t>(item_.tag().data() - table_.bytes().data());
    if (at < dropped_ + drop_every_) return;
    table_.drop_before(item_);
    dropped_ = at;
  }

  index::GlassTable table_;
  index::FormLists form_lists_;
  index::FormCursor forms_;
  index::TermForms forms_of_term_;
  const std::uint32_t passages_;
  const std::uint32_t offset_;
  const std::size_t drop_every_;
  index::TableCursor item_;
  std::string term_;
  index::ListTotals totals_;
  std::size_t dropped_ = 0;
};

/// Readers of several shards, in order of their current terms.
class TermReaderQueue {
 public:
  explicit TermReaderQueue(std::deque<TermReader>& readers) {
    for (auto& reader : readers) {
      if (reader.at_term()) push(&reader);
    }
  }

  /// Takes out and returns the readers that are at the least term, in order of their shards; none
  /// at the end. Read their term and then give them back.
  std::vector<TermReader*> take_next() {
    std::vector<TermReader*> next;
    while (!waiting_.empty() && (next.empty() || waiting_.front()->term() == next[0]->term())) {
      std::pop_heap(waiting_.begin(), waiting_.end(), comes_after);
      next.push_back(waiting_.back());
      waiting_.pop_back();
    }
    return next;
  }

  /// Puts readers back that take_next() returned.
  void give_back(const std::vector<TermReader*>& readers) {
    for (auto* reader : readers) {
      if (reader->at_term()) push(reader);
    }
  }

 private:
  void push(TermReader* reader) {
    waiting_.push_back(reader);
    std::push_heap(waiting_.begin(), waiting_.end(), comes_after);
  }

  static bool comes_after(const TermReader* a, const TermReader* b) {
    const auto order = a->term().compare(b->term());
    return order != 0 ? order > 0 : a->offset() > b->offset();
  }

  std::vector<TermReader*> waiting_;  ///< A heap with the least term on top.
};

}  // namespace newsgrep::indexer
