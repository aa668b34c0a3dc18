#pragma once

#include <memory>

#include "searcher/match/passage_iterator.hpp"

namespace newsgrep::match {

/// The passages that match `required`; `optional` only adds to the score.
class MaybeIterator final : public PassageIterator {
 public:
  MaybeIterator(std::unique_ptr<PassageIterator> required,
                std::unique_ptr<PassageIterator> optional);

  index::PassageId skip_to(index::PassageId target) override;
  bool confirm() override;
  Score score() override { return score_; }
  Score max_score() const override { return required_->max_score() + optional_->max_score(); }
  ScoreBound bound(index::PassageId passage) override;
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

}  // namespace newsgrep::match
