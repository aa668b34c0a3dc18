#pragma once

#include <memory>
#include <vector>

#include "engine/match/passage_iterator.hpp"
#include "engine/match/score_window.hpp"

namespace newsgrep::detail {

template <typename Part>
using Parts = std::vector<std::unique_ptr<Part>>;

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
  AllIterator(Parts<Part> parts, PassageId passages);

  PassageId skip_to(PassageId target) override;
  bool confirm() override;
  Score score() override;
  Score max_score() const override { return max_score_; }
  ScoreBound bound(PassageId passage) override;
  std::uint32_t candidates() const override { return parts_.front()->candidates(); }
  void set_min_score(Score score) override;

 private:
  PassageId first_promising(PassageId target);
  PassageId leapfrog(PassageId target);
  void choose_dense();
  void open_window(PassageId target);
  PassageId skip_in_windows(PassageId target);

  Parts<Part> parts_;  ///< Fewest candidates first.
  const PassageId passages_;
  Score max_score_ = 0;
  Score min_score_ = 0;
  ScoreBound stretch_{0, 0};  ///< Where the last candidate stands.

  std::size_t dense_ = 0;   ///< So many parts, the first ones, are added up in windows.
  bool in_window_ = false;  ///< Whether the last candidate is in one.
  ScoreWindow window_;      ///< Counts the parts, too.
  Score window_bound_ = 0;  ///< No passage of it scores more.
  Score others_bound_ = 0;  ///< The same for the parts that are not dense.
};

/// The passages that at least one of one or more parts matches; the score is the sum over those
/// that do. With a minimum score, parts that could not reach it even together are only asked about
/// the candidates of the others (MaxScore: Turtle & Flood, Query Evaluation: Strategies and
/// Optimizations, 1995). Which parts these are is decided anew for each stretch of passages over
/// which the bounds of the others hold (Chakrabarti et al., Interval-Based Pruning for Top-k
/// Processing over Compressed Lists, 2011).
///
/// Where posting lists are dense, they are added up in windows.
///
/// Parts are PassageIterators, or TermIterators, which are walked without virtual calls.
template <typename Part>
class AnyIterator final : public PassageIterator {
 public:
  /// `passages` is how many the shard has.
  AnyIterator(Parts<Part> parts, PassageId passages);

  PassageId skip_to(PassageId target) override;
  bool confirm() override;
  Score score() override { return score_; }
  Score max_score() const override { return max_scores_.back(); }
  ScoreBound bound(PassageId passage) override;
  Score reached_by(std::size_t count) const override;
  std::uint32_t min_matches() const override;
  std::uint32_t candidates() const override;
  void set_min_score(Score score) override;

 private:
  void open_stretch(PassageId target);
  void open_window(PassageId target);
  template <typename BoundOf>
  void find_bounds(BoundOf&& bound_of);
  void choose_essential();
  bool is_dense() const;
  Score min_in_window() const;
  PassageId next_of_asked(PassageId target) const;
  bool is_hopeless(Score score) const { return score < min_score_; }

  Parts<Part> parts_;  ///< Smallest maximum score first.
  const PassageId passages_;
  std::vector<Score> max_scores_;    ///< Of parts 0 to i together, anywhere.
  std::size_t first_essential_ = 0;  ///< Parts before it cannot reach the minimum together.
  Score min_score_ = 0;
  Score score_ = 0;

  // The stretch of passages that bounds are known for; all of them as long as there is no minimum.
  PassageId stretch_end_ = 0;    ///< Its last passage.
  std::vector<Score> bounds_;    ///< Of parts 0 to i together, in the stretch.
  std::size_t first_asked_ = 0;  ///< Parts before it cannot reach the minimum there.

  // A stretch may be a window, where lists are dense.
  bool in_window_ = false;
  ScoreWindow window_;
  std::size_t first_in_window_ = 0;  ///< The window has the scores of this part and those behind.
};

/// The passages that `required` matches; `optional` only adds to the score.
class MaybeIterator final : public PassageIterator {
 public:
  MaybeIterator(std::unique_ptr<PassageIterator> required,
                std::unique_ptr<PassageIterator> optional);

  PassageId skip_to(PassageId target) override;
  bool confirm() override;
  Score score() override { return score_; }
  Score max_score() const override { return required_->max_score() + optional_->max_score(); }
  ScoreBound bound(PassageId passage) override;
  Score reached_by(std::size_t count) const override { return required_->reached_by(count); }
  std::uint32_t min_matches() const override { return required_->min_matches(); }
  std::uint32_t candidates() const override { return required_->candidates(); }
  void set_min_score(Score score) override;

 private:
  std::unique_ptr<PassageIterator> required_;
  std::unique_ptr<PassageIterator> optional_;
  Score min_score_ = 0;
  Score score_ = 0;
};

/// The passages that `wanted` matches and `unwanted` does not.
class WithoutIterator final : public PassageIterator {
 public:
  WithoutIterator(std::unique_ptr<PassageIterator> wanted,
                  std::unique_ptr<PassageIterator> unwanted);

  PassageId skip_to(PassageId target) override;
  bool confirm() override;
  Score score() override { return wanted_->score(); }
  Score max_score() const override { return wanted_->max_score(); }
  ScoreBound bound(PassageId passage) override { return wanted_->bound(passage); }
  std::uint32_t candidates() const override { return wanted_->candidates(); }
  void set_min_score(Score score) override { wanted_->set_min_score(score); }

 private:
  std::unique_ptr<PassageIterator> wanted_;
  std::unique_ptr<PassageIterator> unwanted_;
};

}  // namespace newsgrep::detail
