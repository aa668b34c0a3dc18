#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "index/open_index.hpp"
#include "searcher/match/passage_iterator.hpp"
#include "searcher/match/term_lists.hpp"
#include "searcher/match/text_reader.hpp"
#include "searcher/query/plan_node.hpp"

namespace newsgrep::match {

/// The most passages to keep that tie with the last one wanted; if more are wanted, as many as are
/// wanted. The first ones in the index are kept.
inline constexpr std::size_t max_ties = 200;

/// A passage that matched.
struct Match {
  Score score = 0;
  std::uint32_t shard = 0;       ///< Index into the shards.
  index::PassageId passage = 0;  ///< In the shard.
};

/// The best passages of a search, and how many match.
struct BestMatches {
  /// By descending score, then in order of the index.
  std::vector<Match> matches;
  /// Passages that match; without `total_is_exact`, a lower bound.
  std::size_t total = 0;
  bool total_is_exact = true;
  bool timed_out = false;  ///< True if only a part of the index was searched.
};

/// Runs a plan over the shards of an index. Throws Error{corrupt}.
class Matcher {
 public:
  /// All arguments must outlive the matcher; the plan is not Nothing. The time is that of the
  /// reader's clock.
  Matcher(std::span<const index::OpenShard> shards, const query::PlanNode& plan, TextReader& reader)
      : shards_(shards), plan_(plan), terms_(shards), reader_(reader) {}

  /// Returns the `wanted` best passages, and after them up to `max_ties` others with the score of
  /// the last one.
  BestMatches best(std::size_t wanted);

  /// Calls `use` for each passage that matches, in order of the index. Throws TimeIsUp.
  void for_each(const std::function<void(const Match&)>& use);

 private:
  class BestList;

  void find_best(std::size_t wanted, BestList& list, BestMatches& found,
                 std::size_t& known_to_match);

  std::span<const index::OpenShard> shards_;
  const query::PlanNode& plan_;
  TermLists terms_;
  TextReader& reader_;
};

}  // namespace newsgrep::match
