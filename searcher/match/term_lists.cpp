#include "searcher/match/term_lists.hpp"

#include <algorithm>

#include "index/postings/impact.hpp"

namespace newsgrep::match {

TermLists::TermLists(std::span<const index::OpenShard> shards) : shards_(shards) {
  for (const auto& shard : shards_) passages_ += shard.passages.size();
}

const TermLists::IndexedTerm& TermLists::find(const std::string& text, std::uint64_t hash) {
  const auto [at, is_new] = known_.try_emplace(text);
  auto& term = at->second;
  if (is_new) {
    std::uint32_t frequency = 0;
    for (const auto& shard : shards_) {
      term.lists.push_back(shard.postings.find(text, hash));
      frequency += term.lists.back().postings;
    }
    term.idf = index::inverse_frequency(passages_, frequency);
  }
  return term;
}

Score TermLists::idf_of_any(const std::vector<query::PlannedTerm>& terms) const {
  std::uint64_t frequency = 0;  // An upper bound: a passage may hold several.
  for (const auto& term : terms) frequency += term.passages;
  return index::inverse_frequency(
      passages_, static_cast<std::uint32_t>(std::min<std::uint64_t>(frequency, passages_)));
}

}  // namespace newsgrep::match
