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

// When lists are added up in windows (measured with bench/newsgrep_bench over 147,845 passages).

/// A posting for each so many passages: then the passages between them, which a window looks at for
/// nothing, cost less than walking.
constexpr PassageId any_distance = 64;
constexpr PassageId all_distance = 32;

/// Of lists that all have to hold a passage, one that is so many times as long as the shortest is
/// looked up instead.
constexpr std::uint32_t max_ratio = 16;

/// To look a passage up in a list takes as long as to add so many postings up.
constexpr std::size_t look_up_cost = 16;

/// A bound for the passages from `begin` to before `end`.
template <typename Part>
Score max_score_between(Part& part, PassageId begin, PassageId end) {
  Score max = 0;
  while (begin < end) {
    const auto stretch = part.bound(begin);
    max = std::max(max, stretch.score);
    begin = stretch.through + 1;
  }
  return max;
}

}  // namespace

template <typename Part>
AllIterator<Part>::AllIterator(Parts<Part> parts, PassageId passages)
    : parts_(std::move(parts)), passages_(passages) {
  std::sort(parts_.begin(), parts_.end(),
            [](const auto& a, const auto& b) { return a->candidates() < b->candidates(); });
  for (const auto& part : parts_) max_score_ += part->max_score();
  choose_dense();
}

/// Windows are for those who ask for one candidate after the other, and once the parts have gone
/// ahead for one, they have to be looked for in it.
template <typename Part>
PassageId AllIterator<Part>::skip_to(PassageId target) {
  if (target <= passage_) return passage_;
  in_window_ = in_window_ && target < window_.end();
  const bool in_turn = target == passage_ + 1;
  return passage_ =
             in_window_ || (in_turn && dense_ > 0) ? skip_in_windows(target) : leapfrog(target);
}

template <typename Part>
PassageId AllIterator<Part>::leapfrog(PassageId target) {
  do {
    target = first_promising(target);
    // Whichever part is ahead names the next passage that could be in all of them.
    for (std::size_t agreed = 0; agreed < parts_.size();) {
      if (target == no_passage) return no_passage;
      const auto at = parts_[agreed]->skip_to(target);
      agreed = at == target ? agreed + 1 : agreed == 0 ? 1 : 0;
      target = at;
    }
  } while (target > stretch_.through);
  return target;
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
void AllIterator<Part>::choose_dense() {
  const auto fewest = parts_.front()->candidates();
  if (fewest < passages_ / all_distance) return;
  Score max_score = 0;
  const auto is_dense = [&](const Part& part) {
    return part.adds_up() && part.candidates() / max_ratio <= fewest;
  };
  while (dense_ < std::min(parts_.size(), ScoreWindow::max_counted) && is_dense(*parts_[dense_])) {
    max_score += parts_[dense_++]->max_score();
  }
  if (dense_ < 2 || max_score >= ScoreWindow::one_part) dense_ = 0;
}

template <typename Part>
PassageId AllIterator<Part>::skip_in_windows(PassageId target) {
  while (target <= passages_ && max_score_ >= min_score_) {
    if (!in_window_ || target >= window_.end()) open_window(target);
    target = window_bound_ < min_score_ ? window_.end()
                                        : window_.next(target, dense_ * ScoreWindow::one_part +
                                                                   less(min_score_, others_bound_));
    if (target == window_.end()) continue;
    auto at = target;
    for (auto i = dense_; i < parts_.size() && at == target; ++i) at = parts_[i]->skip_to(target);
    if (at == target) return target;
    target = at;
  }
  return no_passage;
}

/// Adds up the dense parts from `target` on, unless no passage can reach the minimum.
template <typename Part>
void AllIterator<Part>::open_window(PassageId target) {
  window_.open(target);
  in_window_ = true;
  window_bound_ = others_bound_ = 0;
  for (std::size_t i = 0; i < parts_.size(); ++i) {
    const auto bound = max_score_between(*parts_[i], target, window_.end());
    window_bound_ += bound;
    if (i >= dense_) others_bound_ += bound;
  }
  if (window_bound_ < min_score_) return;
  for (std::size_t i = 0; i < dense_; ++i) parts_[i]->add_to(window_, ScoreWindow::one_part);
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
  Score sum = in_window_ ? window_.score(passage_) - dense_ * ScoreWindow::one_part : 0;
  for (auto i = in_window_ ? dense_ : 0; i < parts_.size(); ++i) sum += parts_[i]->score();
  return sum;
}

template <typename Part>
void AllIterator<Part>::set_min_score(Score score) {
  if (min_score_ == 0) stretch_ = {0, 0};  // No bound was asked for so far.
  min_score_ = score;
  for (const auto& part : parts_) part->set_min_score(less(score, max_score_ - part->max_score()));
}

template <typename Part>
AnyIterator<Part>::AnyIterator(Parts<Part> parts, PassageId passages)
    : parts_(std::move(parts)), passages_(passages) {
  std::sort(parts_.begin(), parts_.end(),
            [](const auto& a, const auto& b) { return a->max_score() < b->max_score(); });
  Score sum = 0;
  for (const auto& part : parts_) max_scores_.push_back(sum += part->max_score());
  bounds_ = max_scores_;
}

template <typename Part>
PassageId AnyIterator<Part>::skip_to(PassageId target) {
  if (target <= passage_) return passage_;
  // Windows are for those who ask for one candidate after the other.
  const bool in_turn = target == passage_ + 1;
  while (target <= passages_ && first_essential_ < parts_.size()) {
    if (target > stretch_end_) {
      in_window_ = in_turn && is_dense();
      in_window_ ? open_window(target) : open_stretch(target);
    }
    const auto nearest = in_window_ ? window_.next(target, min_in_window()) : next_of_asked(target);
    if (nearest <= stretch_end_) return passage_ = nearest;
    // Parts that were not asked in this stretch may have to be in the next one.
    const bool all_asked = !in_window_ && first_asked_ == first_essential_;
    target = all_asked ? nearest : stretch_end_ + 1;
  }
  return passage_ = no_passage;
}

template <typename Part>
PassageId AnyIterator<Part>::next_of_asked(PassageId target) const {
  auto nearest = no_passage;
  for (auto i = first_asked_; i < parts_.size(); ++i) {
    nearest = std::min(nearest, parts_[i]->skip_to(target));
  }
  return nearest;
}

/// What a candidate scores in the window at least.
template <typename Part>
Score AnyIterator<Part>::min_in_window() const {
  const auto others = first_in_window_ > 0 ? bounds_[first_in_window_ - 1] : 0;
  return std::max<Score>(1, less(min_score_, others));
}

/// Finds out what the parts can reach from `target` on.
template <typename Part>
void AnyIterator<Part>::open_stretch(PassageId target) {
  stretch_end_ = no_passage - 1;
  if (min_score_ == 0) return;
  find_bounds([&](Part& part) {
    const auto bound = part.bound(target);
    stretch_end_ = std::min(stretch_end_, bound.through);
    return bound.score;
  });
}

/// Makes a stretch of as many passages as a window has, and adds up what can reach the minimum.
template <typename Part>
void AnyIterator<Part>::open_window(PassageId target) {
  window_.open(target);
  stretch_end_ = window_.end() - 1;
  find_bounds([&](Part& part) { return max_score_between(part, target, window_.end()); });
  first_in_window_ = parts_.size();
  const auto add_next = [&] { parts_[--first_in_window_]->add_to(window_, 0); };
  while (first_in_window_ > first_asked_) add_next();
  if (first_in_window_ == parts_.size()) return;
  // The others are looked up for each candidate, unless it is quicker to add them up, too.
  while (first_in_window_ > 0) {
    const auto postings =
        std::uint64_t{parts_[first_in_window_ - 1]->candidates()} * ScoreWindow::size / passages_;
    if (window_.count(min_in_window()) < postings / look_up_cost) return;
    add_next();
  }
}

/// Finds out what the parts can reach in a stretch in which each reaches `bound_of` it.
template <typename Part>
template <typename BoundOf>
void AnyIterator<Part>::find_bounds(BoundOf&& bound_of) {
  // Parts that are never asked for candidates have many short blocks: their maxima will do.
  std::copy_n(max_scores_.begin(), first_essential_, bounds_.begin());
  Score sum = first_essential_ > 0 ? max_scores_[first_essential_ - 1] : 0;
  for (auto i = first_essential_; i < parts_.size(); ++i) bounds_[i] = sum += bound_of(*parts_[i]);
  first_asked_ = first_essential_;
  choose_essential();
}

/// Whether it is quicker to add up what may be candidates than to walk it.
template <typename Part>
bool AnyIterator<Part>::is_dense() const {
  std::uint64_t postings = 0;
  for (auto i = first_essential_; i < parts_.size(); ++i) {
    if (!parts_[i]->adds_up()) return false;
    postings += parts_[i]->candidates();
  }
  return postings >= passages_ / any_distance && max_scores_.back() <= ScoreWindow::max_score;
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
  score_ = in_window_ ? window_.score(passage_) : 0;
  bool matched = in_window_;
  // From the part with the largest maximum down, so that hopeless passages are given up early.
  for (auto i = in_window_ ? first_in_window_ : parts_.size(); i-- > 0;) {
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
  // The next candidate opens a stretch, if no bounds were asked for so far.
  if (min_score_ == 0 && !in_window_) stretch_end_ = passage_;
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
