#include "searcher/match/term_iterator.hpp"

#include <iterator>

namespace newsgrep::match {

Score TermIterator::reached_by(std::size_t count) const {
  if (list_.blocked == nullptr) return 0;
  for (std::size_t i = 0; i < std::size(index::impact_ranks); ++i) {
    if (index::impact_ranks[i] >= count) return idf_ * list_.blocked->ranked_impacts[i];
  }
  return 0;
}

/// Returns the first passage at or after `target` in a block whose bound reaches the minimum.
index::PassageId TermIterator::first_promising(index::PassageId target) {
  while (target != index::no_passage) {
    const auto stretch = bound(target);
    if (stretch.score >= min_score_) break;
    target = stretch.through + 1;
  }
  return target;
}

}  // namespace newsgrep::match
