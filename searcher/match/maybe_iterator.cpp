#include "searcher/match/maybe_iterator.hpp"

#include <utility>

#include "searcher/match/parts.hpp"

namespace newsgrep::match {

MaybeIterator::MaybeIterator(std::unique_ptr<PassageIterator> required,
                             std::unique_ptr<PassageIterator> optional)
    : required_(std::move(required)), optional_(std::move(optional)) {}

index::PassageId MaybeIterator::skip_to(index::PassageId target) {
  return passage_ = required_->skip_to(target);
}

bool MaybeIterator::confirm() {
  if (!required_->confirm()) return false;
  score_ = required_->score();
  if (score_ + optional_->bound(passage_).score < min_score_) return false;
  if (optional_->skip_to(passage_) == passage_ && optional_->confirm()) {
    score_ += optional_->score();
  }
  return true;
}

ScoreBound MaybeIterator::bound(index::PassageId passage) {
  const auto bound = required_->bound(passage);
  return {bound.score + optional_->max_score(), bound.through};
}

void MaybeIterator::set_min_score(Score score) {
  min_score_ = score;
  required_->set_min_score(less(score, optional_->max_score()));
}

}  // namespace newsgrep::match
