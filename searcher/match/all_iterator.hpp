#pragma once

#include <cstddef>

#include "searcher/match/parts.hpp"
#include "searcher/match/passage_iterator.hpp"
#include "searcher/match/score_window.hpp"

namespace newsgrep::match {

/// The passages that all of one or more parts match; the score is the sum. With a minimum score,
/// stretches of passages are passed over in which the parts' bounds add up to less (Ding & Suel,
/// Faster Top-k Document Retrieval Using Block-Max Indexes, 2011).
///
/// Where posting lists are dense, they are added up in windows.
///
/// Parts are PassageIterators, or TermIterators, which are walked without virtual calls.
template <typename Part>
class AllIterator final : public PassageIterator {
 public:
  /// `passages` is how many the shard has.
  AllIterator(Parts<Part> parts, index::PassageId passages);

  index::PassageId skip_to(index::PassageId target) override;
  bool confirm() override;
  Score score() override;
  Score max_score() const override { return max_score_; }
  ScoreBound bound(index::PassageId passage) override;
  std::uint32_t candidates() const override { return parts_.front()->candidates(); }
  void set_min_score(Score score) override;

 private:
  index::PassageId first_promising(index::PassageId target);
  index::PassageId leapfrog(index::PassageId target);
  void choose_dense();
  void open_window(index::PassageId target);
  index::PassageId skip_in_windows(index::PassageId target);

  Parts<Part> parts_;  ///< Fewest candidates first.
  const index::PassageId passages_;
  Score max_score_ = 0;
  Score min_score_ = 0;
  ScoreBound stretch_{0, 0};  ///< Where the last candidate stands.

  std::size_t dense_ = 0;   ///< So many parts, the first ones, are added up in windows.
  bool in_window_ = false;  ///< Whether the last candidate is in one.
  ScoreWindow window_;      ///< Counts the parts, too.
  Score window_bound_ = 0;  ///< No passage of it scores more.
  Score others_bound_ = 0;  ///< The same for the parts that are not dense.
};

}  // namespace newsgrep::match
