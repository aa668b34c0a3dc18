#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

#include "index/passages/forward_list.hpp"
#include "searcher/match/passage_iterator.hpp"
#include "searcher/match/term_iterator.hpp"
#include "searcher/match/term_lists.hpp"
#include "searcher/query/occurrences.hpp"
#include "searcher/query/plan.hpp"

namespace newsgrep::match {

/// Those candidates of another iterator in which words stand near each other, as far as forward
/// lists can tell: by their terms.
class NearIterator final : public PassageIterator, private query::SearchableText {
 public:
  /// Whether `near` has few terms, and does not depend on the language. What has to be looked up in
  /// the text beside is not decided here.
  static bool can_run(const query::PlanNode& near);

  /// `near` and what is named by a reference must outlive the iterator.
  NearIterator(std::unique_ptr<PassageIterator> candidates, const query::PlanNode& near,
               const index::OpenShard& shard, std::size_t shard_index, TermLists& terms);

  index::PassageId skip_to(index::PassageId target) override {
    return passage_ = candidates_->skip_to(target);
  }
  bool confirm() override;
  Score score() override { return candidates_->score(); }
  Score max_score() const override { return candidates_->max_score(); }
  ScoreBound bound(index::PassageId passage) override { return candidates_->bound(passage); }
  std::uint32_t candidates() const override { return candidates_->candidates(); }
  void set_min_score(Score score) override;

 private:
  void collect(const query::PlanNode& node, std::size_t shard_index, TermLists& terms,
               bool is_required);
  void find(const query::PlanNode& sequence, std::vector<query::Span>& spans) override;

  std::unique_ptr<PassageIterator> candidates_;
  const query::PlanNode& near_;
  const index::OpenShard& shard_;
  /// By hash of the term. A code in a forward list proves something only for a term that is in the
  /// passage, so posting lists are asked; but not of terms that all candidates have.
  std::map<std::uint64_t, TermIterator> terms_;
  index::ForwardList forward_list_;
  /// The hashes of the terms of a near of two words that have one each.
  std::optional<std::pair<std::uint64_t, std::uint64_t>> two_terms_;
  /// Of each word of the sequence that is looked for, those of its terms that are in the passage.
  std::vector<std::vector<std::uint32_t>> codes_;
  std::vector<std::uint32_t> positions_;  ///< Where the first word of that sequence may stand.
  Score min_score_ = 0;
};

}  // namespace newsgrep::match
