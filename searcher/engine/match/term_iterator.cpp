#include "engine/match/term_iterator.hpp"

#include <iterator>

namespace newsgrep::detail {

Score TermIterator::reached_by(std::size_t count) const {
  if (list_.blocked == nullptr) return 0;
  for (std::size_t i = 0; i < std::size(impact_ranks); ++i) {
    if (impact_ranks[i] >= count) return idf_ * list_.blocked->ranked_impacts[i];
  }
  return 0;
}

}  // namespace newsgrep::detail
