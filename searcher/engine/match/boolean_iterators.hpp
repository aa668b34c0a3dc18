#pragma once

#include <memory>
#include <vector>

#include "engine/match/passage_iterator.hpp"

namespace newsgrep::detail {

using PassageIterators = std::vector<std::unique_ptr<PassageIterator>>;

/// The passages that all of one or more parts match; the score is the sum.
class AllIterator final : public PassageIterator {
 public:
  explicit AllIterator(PassageIterators parts);

  Xapian::docid skip_to(Xapian::docid target) override;
  bool confirm() override;
  Score score() override;
  Score max_score() const override { return max_score_; }
  Xapian::doccount candidates() const override { return parts_.front()->candidates(); }
  void set_min_score(Score score) override;

 private:
  PassageIterators parts_;  ///< Fewest candidates first.
  Score max_score_ = 0;
  Score min_score_ = 0;
};

/// The passages that at least one of one or more parts matches; the score is the sum over those
/// that do. With a minimum score, parts that could not reach it even together are only asked about
/// the candidates of the others (MaxScore: Turtle & Flood, Query Evaluation: Strategies and
/// Optimizations, 1995).
class AnyIterator final : public PassageIterator {
 public:
  explicit AnyIterator(PassageIterators parts);

  Xapian::docid skip_to(Xapian::docid target) override;
  bool confirm() override;
  Score score() override { return score_; }
  Score max_score() const override { return max_scores_.back(); }
  Xapian::doccount candidates() const override;
  void set_min_score(Score score) override;

 private:
  PassageIterators parts_;           ///< Smallest maximum score first.
  std::vector<Score> max_scores_;    ///< Of parts 0 to i together.
  std::size_t first_essential_ = 0;  ///< The parts before it cannot reach the minimum together.
  Score min_score_ = 0;
  Score score_ = 0;
};

/// The passages that `required` matches; `optional` only adds to the score.
class MaybeIterator final : public PassageIterator {
 public:
  MaybeIterator(std::unique_ptr<PassageIterator> required,
                std::unique_ptr<PassageIterator> optional);

  Xapian::docid skip_to(Xapian::docid target) override;
  bool confirm() override;
  Score score() override { return score_; }
  Score max_score() const override { return required_->max_score() + optional_->max_score(); }
  Xapian::doccount candidates() const override { return required_->candidates(); }
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

  Xapian::docid skip_to(Xapian::docid target) override;
  bool confirm() override;
  Score score() override { return wanted_->score(); }
  Score max_score() const override { return wanted_->max_score(); }
  Xapian::doccount candidates() const override { return wanted_->candidates(); }
  void set_min_score(Score score) override { wanted_->set_min_score(score); }

 private:
  std::unique_ptr<PassageIterator> wanted_;
  std::unique_ptr<PassageIterator> unwanted_;
};

}  // namespace newsgrep::detail
