#include "engine/match/boolean_iterators.hpp"

#include <algorithm>
#include <utility>

#include "engine/match/term_iterator.hpp"

namespace newsgrep::detail {
namespace {

/// `a - b`, or 0.
Score less(Score a, Score b) {
  return a > b ? a - b : 0;
}

template <typename Part>
ScoreBound sum_of_bounds(const Parts<Part>& parts, PassageId passage) {
  ScoreBound sum{0, no_passage - 1};
  for (const auto& part : parts) {
    const auto bound = part->bound(passage);
    sum.score += bound.score;
    sum.through = std::min(sum.through, bound.through);
  }
  return sum;
}

}  // namespace

template <typename Part>
AllIterator<Part>::AllIterator(Parts<Part> parts) : parts_(std::move(parts)) {
  std::sort(parts_.begin(), parts_.end(),
            [](const auto& a, const auto& b) { return a->candidates() < b->candidates(); });
  for (const auto& part : parts_) max_score_ += part->max_score();
}

template <typename Part>
PassageId AllIterator<Part>::skip_to(PassageId target) {
  if (target <= passage_) return passage_;
  do {
    target = first_promising(target);
    // Leapfrog: whichever part is ahead names the next passage that could be in all of them.
    for (std::size_t agreed = 0; agreed < parts_.size();) {
      if (target == no_passage) return passage_ = no_passage;
      const auto at = parts_[agreed]->skip_to(target);
      agreed = at == target ? agreed + 1 : agreed == 0 ? 1 : 0;
      target = at;
    }
  } while (target > stretch_.through);
  return passage_ = target;
}

/// The first passage at or behind `target` that is in a stretch whose bound reaches the minimum.
template <typename Part>
PassageId AllIterator<Part>::first_promising(PassageId target) {
  if (max_score_ < min_score_) return no_passage;
  if (min_score_ == 0) {
    stretch_.through = no_passage - 1;
    return target;
  }
  while (target != no_passage) {
    if (target > stretch_.through) stretch_ = bound(target);
    if (stretch_.score >= min_score_) break;
    target = stretch_.through + 1;
  }
  return target;
}

template <typename Part>
ScoreBound AllIterator<Part>::bound(PassageId passage) {
  return sum_of_bounds(parts_, passage);
}

template <typename Part>
bool AllIterator<Part>::confirm() {
  return std::all_of(parts_.begin(), parts_.end(),
                     [](const auto& part) { return part->confirm(); });
}

template <typename Part>
Score AllIterator<Part>::score() {
  Score sum = 0;
  for (const auto& part : parts_) sum += part->score();
  return sum;
}

template <typename Part>
void AllIterator<Part>::set_min_score(Score score) {
  if (min_score_ == 0) stretch_ = {0, 0};  // No bound was asked for so far.
  min_score_ = score;
  for (const auto& part : parts_) part->set_min_score(less(score, max_score_ - part->max_score()));
}

template <typename Part>
AnyIterator<Part>::AnyIterator(Parts<Part> parts) : parts_(std::move(parts)) {
  std::sort(parts_.begin(), parts_.end(),
            [](const auto& a, const auto& b) { return a->max_score() < b->max_score(); });
  Score sum = 0;
  for (const auto& part : parts_) max_scores_.push_back(sum += part->max_score());
  bounds_ = max_scores_;
}

template <typename Part>
PassageId AnyIterator<Part>::skip_to(PassageId target) {
  if (target <= passage_) return passage_;
  while (target != no_passage && first_essential_ < parts_.size()) {
    if (target > stretch_end_) open_stretch(target);
    auto nearest = no_passage;
    for (auto i = first_asked_; i < parts_.size(); ++i) {
      nearest = std::min(nearest, parts_[i]->skip_to(target));
    }
    if (nearest <= stretch_end_) return passage_ = nearest;
    // Parts that were not asked in this stretch may have to be in the next one.
    target = first_asked_ == first_essential_ ? nearest : stretch_end_ + 1;
  }
  return passage_ = no_passage;
}

/// Finds out what the parts can reach from `target` on.
template <typename Part>
void AnyIterator<Part>::open_stretch(PassageId target) {
  stretch_end_ = no_passage - 1;
  // Parts that are never asked for candidates have many short blocks: their maxima will do.
  std::copy_n(max_scores_.begin(), first_essential_, bounds_.begin());
  Score sum = first_essential_ > 0 ? max_scores_[first_essential_ - 1] : 0;
  for (auto i = first_essential_; i < parts_.size(); ++i) {
    const auto bound = parts_[i]->bound(target);
    stretch_end_ = std::min(stretch_end_, bound.through);
    bounds_[i] = sum += bound.score;
  }
  first_asked_ = first_essential_;
  choose_essential();
}

template <typename Part>
void AnyIterator<Part>::choose_essential() {
  const auto count = parts_.size();
  while (first_essential_ < count && is_hopeless(max_scores_[first_essential_])) ++first_essential_;
  first_asked_ = std::max(first_asked_, first_essential_);
  while (first_asked_ < count && is_hopeless(bounds_[first_asked_])) ++first_asked_;
}

template <typename Part>
bool AnyIterator<Part>::confirm() {
  score_ = 0;
  bool matched = false;
  // From the part with the largest maximum down, so that hopeless passages are given up early.
  for (auto i = parts_.size(); i-- > 0;) {
    if (is_hopeless(score_ + bounds_[i])) return false;
    auto& part = *parts_[i];
    if (i < first_asked_ && part.passage() < passage_) {
      const auto rest = i > 0 ? bounds_[i - 1] : 0;
      if (is_hopeless(score_ + rest + part.bound(passage_).score)) return false;
    }
    if (part.skip_to(passage_) == passage_ && part.confirm()) {
      matched = true;
      score_ += part.score();
    }
  }
  return matched;
}

template <typename Part>
ScoreBound AnyIterator<Part>::bound(PassageId passage) {
  return sum_of_bounds(parts_, passage);
}

template <typename Part>
Score AnyIterator<Part>::reached_by(std::size_t count) const {
  Score reached = 0;
  for (const auto& part : parts_) reached = std::max(reached, part->reached_by(count));
  return reached;
}

template <typename Part>
std::uint32_t AnyIterator<Part>::min_matches() const {
  std::uint32_t matches = 0;
  for (const auto& part : parts_) matches = std::max(matches, part->min_matches());
  return matches;
}

template <typename Part>
std::uint32_t AnyIterator<Part>::candidates() const {
  std::uint64_t sum = 0;
  for (const auto& part : parts_) sum += part->candidates();
  return static_cast<std::uint32_t>(std::min<std::uint64_t>(sum, no_passage));
}

template <typename Part>
void AnyIterator<Part>::set_min_score(Score score) {
  if (min_score_ == 0) stretch_end_ = passage_;  // The next candidate opens a stretch.
  min_score_ = score;
  choose_essential();
}

template class AllIterator<PassageIterator>;
template class AllIterator<TermIterator>;
template class AnyIterator<PassageIterator>;
template class AnyIterator<TermIterator>;

MaybeIterator::MaybeIterator(std::unique_ptr<PassageIterator> required,
                             std::unique_ptr<PassageIterator> optional)
    : required_(std::move(required)), optional_(std::move(optional)) {}

PassageId MaybeIterator::skip_to(PassageId target) {
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

ScoreBound MaybeIterator::bound(PassageId passage) {
  const auto bound = required_->bound(passage);
  return {bound.score + optional_->max_score(), bound.through};
}

void MaybeIterator::set_min_score(Score score) {
  min_score_ = score;
  required_->set_min_score(less(score, optional_->max_score()));
}

WithoutIterator::WithoutIterator(std::unique_ptr<PassageIterator> wanted,
                                 std::unique_ptr<PassageIterator> unwanted)
    : wanted_(std::move(wanted)), unwanted_(std::move(unwanted)) {}

PassageId WithoutIterator::skip_to(PassageId target) {
  return passage_ = wanted_->skip_to(target);
}

bool WithoutIterator::confirm() {
  return wanted_->confirm() && !(unwanted_->skip_to(passage_) == passage_ && unwanted_->confirm());
}

}  // namespace newsgrep::detail
