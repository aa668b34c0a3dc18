#include "searcher/match/any_iterator.hpp"

#include <algorithm>
#include <utility>

#include "searcher/match/term_iterator.hpp"

namespace newsgrep::match {
namespace {

// When lists are added up in windows (measured with bench/newsgrep_bench over 147,845 passages).

/// Windows pay if the lists have a posting for each so many passages: a window also looks at the
/// passages between them.
constexpr index::PassageId dense_distance = 64;

}  // namespace

template <typename Part>
AnyIterator<Part>::AnyIterator(Parts<Part> parts, index::PassageId passages)
    : parts_(std::move(parts)), passages_(passages) {
  std::sort(parts_.begin(), parts_.end(),
            [](const auto& a, const auto& b) { return a->max_score() < b->max_score(); });
  Score sum = 0;
  for (const auto& part : parts_) max_scores_.push_back(sum += part->max_score());
  bounds_ = max_scores_;
}

template <typename Part>
index::PassageId AnyIterator<Part>::skip_to(index::PassageId target) {
  if (target <= passage_) return passage_;
  // Windows are for callers that ask for one candidate after the other.
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
  return passage_ = index::no_passage;
}

template <typename Part>
index::PassageId AnyIterator<Part>::next_of_asked(index::PassageId target) const {
  auto nearest = index::no_passage;
  for (auto i = first_asked_; i < parts_.size(); ++i) {
    nearest = std::min(nearest, parts_[i]->skip_to(target));
  }
  return nearest;
}

/// Returns the lowest score that a candidate has in the window.
template <typename Part>
Score AnyIterator<Part>::min_in_window() const {
  const auto others = first_in_window_ > 0 ? bounds_[first_in_window_ - 1] : 0;
  return std::max<Score>(1, less(min_score_, others));
}

/// Finds the bounds of the parts from `target` on.
template <typename Part>
void AnyIterator<Part>::open_stretch(index::PassageId target) {
  stretch_end_ = index::no_passage - 1;
  if (min_score_ == 0) return;
  find_bounds([&](Part& part) {
    const auto bound = part.bound(target);
    stretch_end_ = std::min(stretch_end_, bound.through);
    return bound.score;
  });
}

/// Makes a stretch as long as a window, and adds up the parts that can reach the minimum.
template <typename Part>
void AnyIterator<Part>::open_window(index::PassageId target) {
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
    if (window_.count(min_in_window()) < postings / ScoreWindow::look_up_cost) return;
    add_next();
  }
}

/// Finds the bounds of parts 0 to i together in a stretch, in which each part reaches `bound_of`
/// it.
template <typename Part>
template <typename BoundOf>
void AnyIterator<Part>::find_bounds(BoundOf&& bound_of) {
  // Parts that are never asked for candidates have many short blocks; their maxima are enough.
  std::copy_n(max_scores_.begin(), first_essential_, bounds_.begin());
  Score sum = first_essential_ > 0 ? max_scores_[first_essential_ - 1] : 0;
  for (auto i = first_essential_; i < parts_.size(); ++i) bounds_[i] = sum += bound_of(*parts_[i]);
  first_asked_ = first_essential_;
  choose_essential();
}

/// Returns true if adding up the lists of candidates is quicker than walking them.
template <typename Part>
bool AnyIterator<Part>::is_dense() const {
  std::uint64_t postings = 0;
  for (auto i = first_essential_; i < parts_.size(); ++i) {
    if (!parts_[i]->adds_up()) return false;
    postings += parts_[i]->candidates();
  }
  return postings >= passages_ / dense_distance && max_scores_.back() <= ScoreWindow::max_score;
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
ScoreBound AnyIterator<Part>::bound(index::PassageId passage) {
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
  return static_cast<std::uint32_t>(std::min<std::uint64_t>(sum, index::no_passage));
}

template <typename Part>
void AnyIterator<Part>::set_min_score(Score score) {
  // The next candidate opens a stretch, if no bounds were needed so far.
  if (min_score_ == 0 && !in_window_) stretch_end_ = passage_;
  min_score_ = score;
  choose_essential();
}

template class AnyIterator<PassageIterator>;
template class AnyIterator<TermIterator>;

}  // namespace newsgrep::match
