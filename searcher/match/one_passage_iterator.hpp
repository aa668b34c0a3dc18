#pragma once

#include "searcher/match/passage_iterator.hpp"

namespace newsgrep::match {

/// One passage or none; the score is 0.
class OnePassageIterator final : public PassageIterator {
 public:
  /// Walks the passage `one`; with no_passage, none.
  explicit OnePassageIterator(index::PassageId one) : one_(one) {}

  index::PassageId skip_to(index::PassageId target) override {
    if (target > passage_) passage_ = target <= one_ ? one_ : index::no_passage;
    return passage_;
  }
  bool confirm() override { return true; }
  Score score() override { return 0; }
  Score max_score() const override { return 0; }
  std::uint32_t candidates() const override { return 1; }

 private:
  const index::PassageId one_;
};

}  // namespace newsgrep::match
