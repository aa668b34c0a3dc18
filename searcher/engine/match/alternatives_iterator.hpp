#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <vector>

#include "engine/match/passage_iterator.hpp"
#include "engine/match/term_lists.hpp"
#include "query/plan.hpp"

namespace newsgrep::detail {

/// The passages that hold any of a word's terms, of which there may be hundreds: they count as one
/// term that is as common as all together. A passage scores by the best of those it holds; a term
/// that is fewer edits away is better than any that is more.
class AlternativesIterator final : public PassageIterator {
 public:
  /// Whether the text of a passage has the word.
  using TextCheck = std::function<bool(PassageId)>;

  /// `check` is asked about passages that have none of the word's whole terms; without one they all
  /// match.
  AlternativesIterator(const OpenShard& shard, const PlannedWord& word, TermLists& terms,
                       TextCheck check = {});

  PassageId skip_to(PassageId target) override;
  bool confirm() override;
  Score score() override { return idf_ * postings_[at_].impact; }
  Score max_score() const override { return idf_ * max_impact_; }
  ScoreBound bound(PassageId passage) override;
  std::uint32_t min_matches() const override { return check_ ? certain_ : candidates(); }
  void set_min_score(Score score) override { min_score_ = score; }
  std::uint32_t candidates() const override { return static_cast<std::uint32_t>(postings_.size()); }

 private:
  struct Posting {
    PassageId passage;
    std::uint8_t impact;
    bool is_certain;  ///< It has a whole term.
  };

  void collect(const OpenShard& shard, const PlannedWord& word);

  const TextCheck check_;
  std::vector<Posting> postings_;
  std::uint32_t certain_ = 0;  ///< How many of them are.
  std::vector<std::uint8_t> block_maxima_;
  Score idf_ = 0;
  std::uint32_t max_impact_ = 0;
  Score min_score_ = 0;
  std::size_t at_ = 0;
};

}  // namespace newsgrep::detail
