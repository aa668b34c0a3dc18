#pragma once

#include <algorithm>
#include <memory>
#include <vector>

#include "searcher/match/passage_iterator.hpp"

namespace newsgrep::match {

/// The parts of an iterator: PassageIterators, or TermIterators, which are walked without virtual
/// calls.
template <typename Part>
using Parts = std::vector<std::unique_ptr<Part>>;

/// Returns a bound of the sum of the parts' scores.
template <typename Part>
ScoreBound sum_of_bounds(const Parts<Part>& parts, index::PassageId passage) {
  ScoreBound sum{0, index::no_passage - 1};
  for (const auto& part : parts) {
    const auto bound = part->bound(passage);
    sum.score += bound.score;
    sum.through = std::min(sum.through, bound.through);
  }
  return sum;
}

/// Returns an upper bound of the scores of passages from `begin` to before `end`.
template <typename Part>
Score max_score_between(Part& part, index::PassageId begin, index::PassageId end) {
  Score max = 0;
  while (begin < end) {
    const auto stretch = part.bound(begin);
    max = std::max(max, stretch.score);
    begin = stretch.through + 1;
  }
  return max;
}

/// Returns `a - b`, or 0 if that is negative.
inline Score less(Score a, Score b) {
  return a > b ? a - b : 0;
}

}  // namespace newsgrep::match
