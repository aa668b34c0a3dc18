#include "searcher/match/all_iterator.hpp"

#include <algorithm>
#include <utility>

#include "searcher/match/term_iterator.hpp"

namespace newsgrep::match {
namespace {

// When lists are added up in windows (measured with bench/newsgrep_bench over 147,845 passages).

/// Windows pay if the shortest list has a posting for each so many passages: a window also looks at
/// the passages between them.
constexpr index::PassageId dense_distance = 32;

}  // namespace

template <typename Part>
AllIterator<Part>::AllIterator(Parts<Part> parts, index::PassageId passages)
    : parts_(std::move(parts)), passages_(passages) {
  std::sort(parts_.begin(), parts_.end(),
            [](const auto& a, const auto& b) { return a->candidates() < b->candidates(); });
  for (const auto& part : parts_) max_score_ += part->max_score();
  choose_dense();
}

/// Windows are for callers that ask for one candidate after the other. Once the parts have gone
/// ahead for a window, candidates have to be looked for in it.
template <typename Part>
index::PassageId AllIterator<Part>::skip_to(index::PassageId target) {
  if (target <= passage_) return passage_;
  in_window_ = in_window_ && target < window_.end();
  const bool in_turn = target == passage_ + 1;
  return passage_ =
             in_window_ || (in_turn && dense_ > 0) ? skip_in_windows(target) : leapfrog(target);
}

template <typename Part>
index::PassageId AllIterator<Part>::leapfrog(index::PassageId target) {
  do {
    target = first_promising(target);
    // The part that is ahead names the next passage that can be in all of them.
    for (std::size_t agreed = 0; agreed < parts_.size();) {
      if (target == index::no_passage) return index::no_passage;
      const auto at = parts_[agreed]->skip_to(target);
      agreed = at == target ? agreed + 1 : agreed == 0 ? 1 : 0;
      target = at;
    }
  } while (target > stretch_.through);
  return target;
}

/// Returns the first passage at or after `target` in a stretch whose bound reaches the minimum.
template <typename Part>
index::PassageId AllIterator<Part>::first_promising(index::PassageId target) {
  if (max_score_ < min_score_) return index::no_passage;
  if (min_score_ == 0) {
    stretch_.through = index::no_passage - 1;
    return target;
  }
  while (target != index::no_passage) {
    if (target > stretch_.through) stretch_ = bound(target);
    if (stretch_.score >= min_score_) break;
    target = stretch_.through + 1;
  }
  return target;
}

template <typename Part>
void AllIterator<Part>::choose_dense() {
  const auto fewest = parts_.front()->candidates();
  if (passages_ == 0 || fewest < passages_ / dense_distance) return;
  Score max_score = 0;
  // The passages that all lists so far have in common, if the lists are independent.
  std::uint64_t left = fewest;
  for (const auto& part : parts_) {
    const auto candidates = part->candidates();
    if (!part->adds_up() || candidates / ScoreWindow::look_up_cost > left) break;
    if (dense_ == ScoreWindow::max_counted) break;
    max_score += part->max_score();
    if (dense_++ > 0) left = left * candidates / passages_;
  }
  if (dense_ < 2 || max_score >= ScoreWindow::one_part) dense_ = 0;
}

template <typename Part>
index::PassageId AllIterator<Part>::skip_in_windows(index::PassageId target) {
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
  return index::no_passage;
}

/// Adds up the dense parts from `target` on, unless no passage can reach the minimum.
template <typename Part>
void AllIterator<Part>::open_window(index::PassageId target) {
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
ScoreBound AllIterator<Part>::bound(index::PassageId passage) {
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
  if (min_score_ == 0) stretch_ = {0, 0};  // No bound was needed so far.
  min_score_ = score;
  for (const auto& part : parts_) part->set_min_score(less(score, max_score_ - part->max_score()));
}

template class AllIterator<PassageIterator>;
template class AllIterator<TermIterator>;

}  // namespace newsgrep::match
