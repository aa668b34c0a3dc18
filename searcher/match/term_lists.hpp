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
#include "searcher/query/plan_node.hpp"

namespace newsgrep::match {

/// The terms of a query in the index as a whole: their posting lists and their weight. Dead
/// passages count, too, until their shard is rewritten: only the lists know what they hold.
class TermLists {
 public:
  struct IndexedTerm {
    Score idf = 0;                          ///< Inverse frequency.
    std::vector<index::PostingList> lists;  ///< By shard.
  };

  /// `shards` must outlive the lists.
  explicit TermLists(std::span<const index::OpenShard> shards);

  /// Returns the term `text`, whose stable_hash() is `hash`; valid as long as this object.
  const IndexedTerm& find(const std::string& text, std::uint64_t hash);

  /// Returns the inverse frequency of a word that stands for any of these terms, which were found
  /// by a pattern.
  Score idf_of_any(const std::vector<query::PlannedTerm>& terms) const;

 private:
  std::span<const index::OpenShard> shards_;
  std::uint32_t passages_ = 0;
  std::unordered_map<std::string, IndexedTerm> known_;
};

}  // namespace newsgrep::match
