#pragma once

#include <chrono>
#include <cstddef>
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
  std::size_t shard = 0;         ///< Index into the shards.
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

/// When to stop searching.
using Deadline = std::chrono::steady_clock::time_point;
inline constexpr Deadline no_deadline = Deadline::max();

/// Returns the time that is `timeout` from now; no_deadline when it is zero or less.
Deadline deadline_in(std::chrono::milliseconds timeout);

/// Runs a plan over the shards of an index. Throws Error{corrupt}.
class Matcher {
 public:
  /// All arguments must outlive the matcher; the plan is not Nothing.
  Matcher(std::span<const index::OpenShard> shards, const query::PlanNode& plan, TextReader& reader)
      : shards_(shards), plan_(plan), terms_(shards), reader_(reader) {}

  /// Returns the `wanted` best passages, and after them up to `max_ties` others with the score of
  /// the last one.
  BestMatches best(std::size_t wanted, Deadline deadline = no_deadline);

  /// Calls `use` for each passage that matches, in order of the index. Returns true if the whole
  /// index was searched before the deadline.
  bool for_each(const std::function<void(const Match&)>& use, Deadline deadline);

  /// Does the same, but throws Error{timed_out} if the whole index was not searched.
  void for_all(const std::function<void(const Match&)>& use, Deadline deadline);

 private:
  std::span<const index::OpenShard> shards_;
  const query::PlanNode& plan_;
  TermLists terms_;
  TextReader& reader_;
};

}  // namespace newsgrep::match
