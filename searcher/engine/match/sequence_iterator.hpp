#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "engine/match/boolean_iterators.hpp"
#include "engine/match/passage_iterator.hpp"
#include "engine/match/term_weights.hpp"
#include "query/plan.hpp"
#include "schema/forward_list.hpp"

namespace newsgrep::detail {

/// The passages that hold the terms of a sequence in direct succession. Candidates hold all its
/// terms (all but the stop words, when there are others); confirm() looks at the passage's forward
/// list. The score is that of the terms that select candidates.
class SequenceIterator final : public PassageIterator {
 public:
  SequenceIterator(const Xapian::Database& shard, const TermSequence& sequence,
                   TermWeights& weights);

  Xapian::docid skip_to(Xapian::docid target) override;
  bool confirm() override;
  Score score() override { return selectors_->score(); }
  Score max_score() const override { return selectors_->max_score(); }
  Xapian::doccount candidates() const override { return selectors_->candidates(); }
  void set_min_score(Score score) override;

 private:
  bool sequence_stands_here();

  Xapian::Database shard_;
  std::vector<std::uint64_t> sequence_;
  std::unique_ptr<AllIterator> selectors_;
  /// The stop words that do not select. A code in a forward list proves something only for a term
  /// that is in the passage, so for the few passages that pass, their posting lists are asked.
  std::vector<std::string> others_;
  std::vector<std::unique_ptr<PassageIterator>> other_lists_;  ///< Opened when first needed.
  Xapian::ValueIterator forward_lists_;
  ForwardList forward_list_;
  std::vector<std::uint32_t> codes_;  ///< Of the sequence, in the passage at hand.
  Score min_score_ = 0;
};

}  // namespace newsgrep::detail
