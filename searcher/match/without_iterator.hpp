#pragma once

#include <memory>

#include "searcher/match/passage_iterator.hpp"

namespace newsgrep::match {

/// The passages that match `wanted` and not `unwanted`.
class WithoutIterator final : public PassageIterator {
 public:
  WithoutIterator(std::unique_ptr<PassageIterator> wanted,
                  std::unique_ptr<PassageIterator> unwanted);

  index::PassageId skip_to(index::PassageId target) override;
  bool confirm() override;
  Score score() override { return wanted_->score(); }
  Score max_score() const override { return wanted_->max_score(); }
  ScoreBound bound(index::PassageId passage) override { return wanted_->bound(passage); }
  std::uint32_t candidates() const override { return wanted_->candidates(); }
  void set_min_score(Score score) override { wanted_->set_min_score(score); }

 private:
  std::unique_ptr<PassageIterator> wanted_;
  std::unique_ptr<PassageIterator> unwanted_;
};

}  // namespace newsgrep::match
