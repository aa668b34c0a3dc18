#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "index/open_index.hpp"
#include "index/postings/posting_list.hpp"
#include "searcher/match/passage_iterator.hpp"
#include "searcher/query/plan.hpp"

namespace newsgrep::match {

/// The terms of a query in the index as a whole: their posting lists, and how much they weigh. Dead
/// passages still count, until their shard is rewritten: what they hold is known only to the lists.
class TermLists {
 public:
  struct Term {
    Score idf = 0;                          ///< Inverse frequency.
    std::vector<index::PostingList> lists;  ///< One a shard.
  };

  /// `shards` must outlive the lists.
  explicit TermLists(std::span<const index::OpenShard> shards);

  /// `hash` is stable_hash(text). The result stays valid while this lives.
  const Term& find(const std::string& text, std::uint64_t hash);

  /// What a word weighs that stands for any of these terms, which were found by a pattern.
  Score idf_of_any(const std::vector<query::PlannedTerm>& terms) const;

 private:
  std::span<const index::OpenShard> shards_;
  std::uint32_t passages_ = 0;
  std::unordered_map<std::string, Term> known_;
};

}  // namespace newsgrep::match
