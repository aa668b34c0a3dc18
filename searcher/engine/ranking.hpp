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

/// Returns the order of the hits of `plan`: what has no words to rank by is sorted by date.
Sort order_of_hits(const query::PlanNode& plan, const SearchOptions& options);

/// Chooses the matches that a search shows: sorts, folds and cuts them as the options say. When the
/// time is up, extends the reader's clock, since what was found has to be folded and read.
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
  std::vector<FoldedMatches> find_groups(SearchResult& result) const;
  std::vector<FoldedMatches> from_all(SearchResult& result) const;
  match::BestMatches first(std::size_t wanted) const;
  match::BestMatches best(std::size_t wanted) const;

  std::span<const index::OpenShard> shards_;
  const query::PlanNode& plan_;
  const SearchOptions& options_;
  PassageReader& passages_;
  match::TextReader& reader_;
  const Sort sort_;
  const std::size_t wanted_;  ///< Hits up to the last one shown.
  const Folding folding_;
};

}  // namespace newsgrep::engine
