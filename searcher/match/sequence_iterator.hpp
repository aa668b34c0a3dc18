#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

#include "index/passages/forward_list.hpp"
#include "searcher/match/ahead_iterator.hpp"
#include "searcher/match/passage_iterator.hpp"
#include "searcher/match/term_iterator.hpp"
#include "searcher/match/term_lists.hpp"
#include "searcher/query/plan_node.hpp"

namespace newsgrep::match {

/// The passages that hold the terms of a sequence in direct succession. Candidates hold all its
/// terms, except the commonest stop words if there are other terms; confirm() looks at the
/// passage's forward list. Stop words add nothing to the score, unless all terms are stop words.
class SequenceIterator final : public PassageIterator {
 public:
  /// Each word has one term. `shard_index` is the number of `shard` in the index, from 0. `shard`
  /// and `terms` must outlive the iterator.
  SequenceIterator(const index::OpenShard& shard, std::size_t shard_index,
                   const query::WordSequence& sequence, TermLists& terms);

  index::PassageId skip_to(index::PassageId target) override {
    return passage_ = selectors_->skip_to(target);
  }
  bool confirm() override;
  Score score() override { return selectors_->score(); }
  Score max_score() const override { return selectors_->max_score(); }
  ScoreBound bound(index::PassageId passage) override { return selectors_->bound(passage); }
  std::uint32_t candidates() const override { return selectors_->candidates(); }
  void set_min_score(Score score) override;

 private:
  const index::OpenShard& shard_;
  std::vector<std::uint64_t> sequence_;  ///< Hashes of the terms, in order of the sequence.
  std::unique_ptr<AheadIterator> selectors_;
  /// The stop words that most passages have. A code in a forward list proves something only for a
  /// term that is in the passage, so their posting lists are asked about the few passages that
  /// pass.
  Parts<TermIterator> others_;
  index::ForwardList forward_list_;
  Score min_score_ = 0;
};

}  // namespace newsgrep::match
