#include "engine/match/boolean_iterators.hpp"

#include <algorithm>
#include <utility>

namespace newsgrep::detail {
namespace {

/// `a - b`, or 0.
Score less(Score a, Score b) {
  return a > b ? a - b : 0;
}

}  // namespace

AllIterator::AllIterator(PassageIterators parts) : parts_(std::move(parts)) {
  std::sort(parts_.begin(), parts_.end(),
            [](const auto& a, const auto& b) { return a->candidates() < b->candidates(); });
  for (const auto& part : parts_) max_score_ += part->max_score();
}

Xapian::docid AllIterator::skip_to(Xapian::docid target) {
  if (target <= passage_) return passage_;
  if (max_score_ < min_score_) return passage_ = no_passage;
  // Leapfrog: whichever part is ahead names the next passage that could be in all of them.
  for (std::size_t agreed = 0; agreed < parts_.size();) {
    const auto at = parts_[agreed]->skip_to(target);
    if (at == no_passage) return passage_ = no_passage;
    agreed = at == target ? agreed + 1 : agreed == 0 ? 1 : 0;
    target = at;
  }
  return passage_ = target;
}

bool AllIterator::confirm() {
  return std::all_of(parts_.begin(), parts_.end(),
                     [](const auto& part) { return part->confirm(); });
}

Score AllIterator::score() {
  Score sum = 0;
  for (const auto& part : parts_) sum += part->score();
  return sum;
}

void AllIterator::set_min_score(Score score) {
  min_score_ = score;
  for (const auto& part : parts_) part->set_min_score(less(score, max_score_ - part->max_score()));
}

AnyIterator::AnyIterator(PassageIterators parts) : parts_(std::move(parts)) {
  std::sort(parts_.begin(), parts_.end(),
            [](const auto& a, const auto& b) { return a->max_score() < b->max_score(); });
  Score sum = 0;
  for (const auto& part : parts_) max_scores_.push_back(sum += part->max_score());
}

Xapian::docid AnyIterator::skip_to(Xapian::docid target) {
  if (target <= passage_) return passage_;
  auto nearest = no_passage;
  for (auto i = first_essential_; i < parts_.size(); ++i) {
    nearest = std::min(nearest, parts_[i]->skip_to(target));
  }
  return passage_ = nearest;
}

bool AnyIterator::confirm() {
  score_ = 0;
  bool matched = false;
  // From the part with the largest maximum down, so that hopeless passages are given up early.
  for (auto i = parts_.size(); i-- > 0;) {
    if (score_ + max_scores_[i] < min_score_) return false;
    auto& part = *parts_[i];
    if (part.skip_to(passage_) == passage_ && part.confirm()) {
      matched = true;
      score_ += part.score();
    }
  }
  return matched;
}

Xapian::doccount AnyIterator::candidates() const {
  std::uint64_t sum = 0;
  for (const auto& part : parts_) sum += part->candidates();
  return static_cast<Xapian::doccount>(std::min<std::uint64_t>(sum, no_passage));
}

void AnyIterator::set_min_score(Score score) {
  min_score_ = score;
  while (first_essential_ < parts_.size() && max_scores_[first_essential_] < score) {
    ++first_essential_;
  }
}

MaybeIterator::MaybeIterator(std::unique_ptr<PassageIterator> required,
                             std::unique_ptr<PassageIterator> optional)
    : required_(std::move(required)), optional_(std::move(optional)) {}

Xapian::docid MaybeIterator::skip_to(Xapian::docid target) {
  return passage_ = required_->skip_to(target);
}

bool MaybeIterator::confirm() {
  if (!required_->confirm()) return false;
  score_ = required_->score();
  if (score_ + optional_->max_score() < min_score_) return false;
  if (optional_->skip_to(passage_) == passage_ && optional_->confirm()) {
    score_ += optional_->score();
  }
  return true;
}

void MaybeIterator::set_min_score(Score score) {
  min_score_ = score;
  required_->set_min_score(less(score, optional_->max_score()));
}

WithoutIterator::WithoutIterator(std::unique_ptr<PassageIterator> wanted,
                                 std::unique_ptr<PassageIterator> unwanted)
    : wanted_(std::move(wanted)), unwanted_(std::move(unwanted)) {}

Xapian::docid WithoutIterator::skip_to(Xapian::docid target) {
  return passage_ = wanted_->skip_to(target);
}

bool WithoutIterator::confirm() {
  return wanted_->confirm() && !(unwanted_->skip_to(passage_) == passage_ && unwanted_->confirm());
}

}  // namespace newsgrep::detail
