#pragma once

#include <array>
#include <cstddef>
#include <memory>
#include <utility>

#include "index/passages/passage_file.hpp"
#include "searcher/match/all_iterator.hpp"
#include "searcher/match/passage_iterator.hpp"
#include "searcher/match/term_iterator.hpp"

namespace newsgrep::match {

/// The passages that hold all of some terms. Finds some candidates ahead, so that their forward
/// lists are on their way from memory when they are needed.
class AheadIterator final : public PassageIterator {
 public:
  /// `passages` must outlive the iterator.
  AheadIterator(Parts<TermIterator> terms, const index::PassageFile& passages)
      : terms_(std::move(terms), passages.size()), passages_(passages) {}

  index::PassageId skip_to(index::PassageId target) override {
    if (target <= passage_) return passage_;
    while (at_ < ahead_size_ && ahead_[at_].passage < target) ++at_;
    if (at_ == ahead_size_) look_ahead(target);
    return passage_ = ahead_[at_].passage;
  }

  bool confirm() override { return true; }
  Score score() override { return ahead_[at_].score; }
  Score max_score() const override { return terms_.max_score(); }
  ScoreBound bound(index::PassageId passage) override { return terms_.bound(passage); }
  std::uint32_t candidates() const override { return terms_.candidates(); }
  void set_min_score(Score score) override { terms_.set_min_score(score); }

 private:
  /// A candidate with the score of its terms.
  struct Candidate {
    index::PassageId passage;
    Score score;
  };

  void look_ahead(index::PassageId target);

  AllIterator<TermIterator> terms_;
  const index::PassageFile& passages_;
  std::array<Candidate, 8> ahead_;
  std::size_t ahead_size_ = 0;
  std::size_t at_ = 0;  ///< Index of the candidate at hand.
};

}  // namespace newsgrep::match
