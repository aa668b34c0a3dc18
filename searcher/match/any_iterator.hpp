#pragma once

#include <cstddef>
#include <vector>

#include "searcher/match/parts.hpp"
#include "searcher/match/passage_iterator.hpp"
#include "searcher/match/score_window.hpp"

namespace newsgrep::match {

/// The passages that match at least one of the parts. There is at least one part. The score is the
/// sum over the parts that match. With a minimum score, the parts that cannot reach it even
/// together are asked only about the candidates of the others (MaxScore: Turtle & Flood, Query
/// Evaluation: Strategies and Optimizations, 1995). These parts are chosen anew for each stretch of
/// passages over which the bounds of the others hold (Chakrabarti et al., Interval-Based Pruning
/// for Top-k Processing over Compressed Lists, 2011).
///
/// Where posting lists are dense, it adds them up in windows.
///
/// `Part` is PassageIterator, or TermIterator, which is walked without virtual calls.
template <typename Part>
class AnyIterator final : public PassageIterator {
 public:
  /// `passages` is the number of passages of the shard.
  AnyIterator(Parts<Part> parts, index::PassageId passages);

  index::PassageId skip_to(index::PassageId target) override;
  bool confirm() override;
  Score score() override { return score_; }
  Score max_score() const override { return max_scores_.back(); }
  ScoreBound bound(index::PassageId passage) override;
  Score reached_by(std::size_t count) const override;
  std::uint32_t min_matches() const override;
  std::uint32_t candidates() const override;
  void set_min_score(Score score) override;

 private:
  void open_stretch(index::PassageId target);
  void open_window(index::PassageId target);
  template <typename BoundOf>
  void find_bounds(BoundOf&& bound_of);
  void choose_essential();
  bool is_dense() const;
  Score min_in_window() const;
  index::PassageId next_of_asked(index::PassageId target) const;
  bool is_hopeless(Score score) const { return score < min_score_; }

  Parts<Part> parts_;  ///< Smallest maximum score first.
  const index::PassageId passages_;
  std::vector<Score> max_scores_;  ///< By i: bound of the score of parts 0 to i together, anywhere.
  std::size_t first_essential_ = 0;  ///< Parts before it cannot reach the minimum together.
  Score min_score_ = 0;
  Score score_ = 0;

  // The stretch of passages for which bounds are known; all passages while there is no minimum.
  index::PassageId stretch_end_ = 0;  ///< Its last passage.
  std::vector<Score> bounds_;         ///< By i: the same, in the stretch.
  std::size_t first_asked_ = 0;       ///< Parts before it cannot reach the minimum there.

  // A stretch may be a window, where lists are dense.
  bool in_window_ = false;
  ScoreWindow window_;
  std::size_t first_in_window_ = 0;  ///< The window has the scores of the parts from here on.
};

}  // namespace newsgrep::match
