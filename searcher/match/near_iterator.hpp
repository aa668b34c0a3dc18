#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

#include "index/open_index.hpp"
#include "index/passages/forward_list.hpp"
#include "searcher/match/passage_iterator.hpp"
#include "searcher/match/term_iterator.hpp"
#include "searcher/match/term_lists.hpp"
#include "searcher/query/occurrences.hpp"
#include "searcher/query/plan_node.hpp"

namespace newsgrep::match {

/// The candidates of another iterator in which words stand near each other, as far as forward lists
/// can tell: by their terms.
class NearIterator final : public PassageIterator, private query::SearchableText {
 public:
  /// Returns true if a NearIterator can check `near`: it has few terms and does not depend on the
  /// language. The text may have to be read as well; see IteratorMaker.
  static bool can_run(const query::Near& near);

  /// `shard_index` is the number of `shard` in the index, from 0. `near`, `shard` and `terms` must
  /// outlive the iterator.
  NearIterator(std::unique_ptr<PassageIterator> candidates, const query::Near& near,
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
  void collect(const query::NearOperand& operand, std::size_t shard_index, TermLists& terms,
               bool is_required);
  void collect(const query::Sequence& sequence, std::size_t shard_index, TermLists& terms,
               bool is_required);
  void find(const query::Sequence& sequence, std::vector<query::Span>& spans) override;

  std::unique_ptr<PassageIterator> candidates_;
  const query::Near& near_;
  const index::OpenShard& shard_;
  /// By hash of the term. A code in a forward list proves something only for a term that is in the
  /// passage, so posting lists are asked; but not for terms that all candidates have.
  std::map<std::uint64_t, TermIterator> terms_;
  index::ForwardList forward_list_;
  /// Hashes of the terms, if the near has two words with one term each.
  std::optional<std::pair<std::uint64_t, std::uint64_t>> two_terms_;
  /// By word of the sequence at hand: codes of its terms that are in the passage.
  std::vector<std::vector<std::uint32_t>> codes_;
  std::vector<std::uint32_t> positions_;  ///< Where the first word of that sequence may stand.
  Score min_score_ = 0;
};

}  // namespace newsgrep::match
