#include "searcher/match/ahead_iterator.hpp"

namespace newsgrep::match {

/// Finds the first candidates from `target` on; the last one is no_passage at the end.
void AheadIterator::look_ahead(index::PassageId target) {
  at_ = 0;
  for (ahead_size_ = 0; ahead_size_ < ahead_.size();) {
    auto& candidate = ahead_[ahead_size_++];
    candidate.passage = terms_.skip_to(target);
    if (candidate.passage == index::no_passage) break;
    candidate.score = terms_.score();
    passages_.prefetch(candidate.passage);
    target = candidate.passage + 1;
  }
}

}  // namespace newsgrep::match
