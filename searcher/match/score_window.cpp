#include "searcher/match/score_window.hpp"

#include <algorithm>

namespace newsgrep::match {

index::PassageId ScoreWindow::next(index::PassageId from, Score min_score) const {
  constexpr std::size_t group = 16;  // Compared without a branch, several in an instruction.
  if (min_score > max_score) return end();
  const auto min = static_cast<std::int32_t>(min_score);
  for (auto i = std::size_t{from - begin_}; i < size;) {
    if (i % group == 0) {
      std::int32_t all_less = -1;
      for (std::size_t k = 0; k < group; ++k) all_less &= scores_[i + k] - min;
      if (all_less < 0) {
        i += group;
        continue;
      }
    }
    if (scores_[i] >= min) return std::min(begin_ + static_cast<index::PassageId>(i), end());
    ++i;
  }
  return end();
}

std::size_t ScoreWindow::count(Score min_score) const {
  if (min_score > max_score) return 0;
  const auto min = static_cast<std::int32_t>(min_score);
  std::int32_t count = 0;
  for (const auto score : scores_) count += score >= min ? 1 : 0;
  return static_cast<std::size_t>(count);
}

}  // namespace newsgrep::match
