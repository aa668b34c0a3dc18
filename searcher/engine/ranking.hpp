#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "newsgrep/searcher.hpp"
#include "searcher/engine/folding.hpp"
#include "searcher/engine/passage_reader.hpp"
#include "searcher/match/matcher.hpp"
#include "searcher/match/text_reader.hpp"
#include "searcher/query/plan_node.hpp"

namespace newsgrep::engine {

/// Chooses the matches that a search shows: sorts, folds and cuts them as the options say.
class Ranking {
 public:
  /// All arguments must outlive the Ranking; the plan is not Nothing.
  Ranking(std::span<const index::OpenShard> shards, const query::PlanNode& plan,
          const SearchOptions& options, PassageReader& passages, match::TextReader& reader);

  /// Returns the matches from SearchOptions::offset on, in order, each with its copies. Fills the
  /// totals of `result`.
  std::vector<FoldedMatches> find(SearchResult& result) const;

 private:
  std::size_t first_asked() const;
  std::vector<FoldedMatches> by_score(SearchResult& result) const;
  std::vector<FoldedMatches> by_date(SearchResult& result) const;
  std::vector<FoldedMatches> by_earliest_of_group(SearchResult& result) const;
  match::BestMatches best(std::size_t wanted) const;
  match::BestMatches first_by_date(std::size_t wanted) const;

  std::span<const index::OpenShard> shards_;
  const query::PlanNode& plan_;
  const SearchOptions& options_;
  PassageReader& passages_;
  match::TextReader& reader_;
  const Sort sort_;
  const std::size_t wanted_;  ///< Hits up to the last one shown.
  const match::Deadline deadline_;
  const Folding folding_;
};

}  // namespace newsgrep::engine
