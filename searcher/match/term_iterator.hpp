#pragma once

#include "index/postings/posting_list.hpp"
#include "searcher/match/passage_iterator.hpp"

namespace newsgrep::match {

/// The passages that hold a term.
class TermIterator final : public PassageIterator {
 public:
  /// `list` is one of `lists`; both must outlive the iterator. `idf` is the term's inverse
  /// frequency in the whole index.
  TermIterator(const index::PostingLists& lists, const index::PostingList& list, Score idf)
      : list_(list), cursor_(lists, list), idf_(idf) {}

  index::PassageId skip_to(index::PassageId target) override {
    if (target > passage_) {
      if (min_score_ > 0) target = first_promising(target);
      passage_ = cursor_.skip_to(target);
    }
    return passage_;
  }
  bool confirm() override { return true; }
  Score score() override { return idf_ * cursor_.impact(); }
  Score max_score() const override { return idf_ * list_.max_impact; }
  ScoreBound bound(index::PassageId passage) override {
    const auto bound = cursor_.bound(passage);
    return {idf_ * bound.impact, bound.through};
  }
  Score reached_by(std::size_t count) const override;
  std::uint32_t min_matches() const override { return list_.postings; }
  std::uint32_t candidates() const override { return list_.postings; }
  void set_min_score(Score score) override { min_score_ = score; }
  bool adds_up() const override { return true; }
  void add_to(ScoreWindow& window, Score more) override {
    cursor_.skip_to(window.begin());
    cursor_.take_until(window.end(), [add = window.adder(), idf = static_cast<std::int32_t>(idf_),
                                      added = static_cast<std::int32_t>(more)](
                                         index::PassageId passage, std::uint32_t impact) {
      add(passage, idf * static_cast<std::int32_t>(impact) + added);
    });
    passage_ = cursor_.passage();
  }

 private:
  index::PassageId first_promising(index::PassageId target);

  const index::PostingList& list_;
  index::PostingCursor cursor_;
  Score idf_;
  Score min_score_ = 0;
};

}  // namespace newsgrep::match
