#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "searcher/match/passage_iterator.hpp"
#include "searcher/match/term_lists.hpp"
#include "searcher/query/clock.hpp"
#include "searcher/query/plan_node.hpp"

namespace newsgrep::match {

/// The passages that hold any of a word's terms; there may be hundreds of terms. If the word has a
/// pattern, a passage must hold a form that matches it. The terms count as a single term that is as
/// common as all of them together. A passage scores by the best term that it holds; fewer edits are
/// always better.
class AlternativesIterator final : public PassageIterator {
 public:
  /// `shard_index` is the number of `shard` in the index, from 0. Throws TimeIsUp.
  AlternativesIterator(const index::OpenShard& shard, std::size_t shard_index,
                       const query::PlannedWord& word, TermLists& terms, query::Clock& clock);

  index::PassageId skip_to(index::PassageId target) override;
  bool confirm() override { return true; }
  Score score() override { return idf_ * postings_[at_].impact; }
  Score max_score() const override { return idf_ * max_impact_; }
  ScoreBound bound(index::PassageId passage) override;
  Score reached_by(std::size_t count) const override;
  std::uint32_t min_matches() const override { return candidates(); }
  void set_min_score(Score score) override { min_score_ = score; }
  std::uint32_t candidates() const override { return static_cast<std::uint32_t>(postings_.size()); }

 private:
  struct Posting {
    index::PassageId passage;
    std::uint8_t impact;
  };

  void collect(const index::OpenShard& shard, std::size_t shard_index,
               const query::PlannedWord& word, query::Clock& clock);
  void sort();
  void scatter(index::PassageId passages);
  std::size_t first_from(index::PassageId target) const;
  std::size_t first_promising(std::size_t from) const;

  std::vector<Posting> postings_;
  std::vector<std::uint8_t> block_maxima_;
  Score idf_ = 0;
  std::uint32_t max_impact_ = 0;
  Score min_score_ = 0;
  std::size_t at_ = 0;
};

}  // namespace newsgrep::match
