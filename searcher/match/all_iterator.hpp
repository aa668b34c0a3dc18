#pragma once

#include <cstddef>

#include "searcher/match/parts.hpp"
#include "searcher/match/passage_iterator.hpp"
#include "searcher/match/score_window.hpp"

namespace newsgrep::match {

/// The passages that match all parts. There is at least one part. The score is the sum. With a
/// minimum score, it skips stretches of passages in which the parts' bounds add up to less (Ding &
/// Suel, Faster Top-k Document Retrieval Using Block-Max Indexes, 2011).
///
/// Where posting lists are dense, it adds them up in windows.
///
/// `Part` is PassageIterator, or TermIterator, which is walked without virtual calls.
template <typename Part>
class AllIterator final : public PassageIterator {
 public:
  /// `passages` is the number of passages of the shard.
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
  ScoreBound stretch_{0, 0};  ///< Bound of the scores around the last candidate.

  std::size_t dense_ = 0;   ///< Number of parts, from the first, that are added up in windows.
  bool in_window_ = false;  ///< True if the last candidate is in a window.
  ScoreWindow window_;      ///< Scores of the window, with a count of the parts.
  Score window_bound_ = 0;  ///< Upper bound of the scores in the window.
  Score others_bound_ = 0;  ///< The same, from the parts that are not dense.
};

}  // namespace newsgrep::match
