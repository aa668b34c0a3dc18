#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "newsgrep/searcher.hpp"
#include "searcher/engine/passage_reader.hpp"
#include "searcher/engine/tie_order.hpp"
#include "searcher/match/matcher.hpp"
#include "searcher/match/text_reader.hpp"
#include "searcher/query/plan_node.hpp"

namespace newsgrep::engine {

/// All matches of a plan, in the order of hits. Takes 32 bytes a match, and 16 more for ties; so
/// millions of matches fit into memory, and only the hits that are at hand are read. A match is
/// known by its number.
class AllMatches {
 public:
  /// Finds the matches, as many as there is time for. `passages` must outlive the AllMatches; the
  /// plan is not Nothing.
  AllMatches(std::span<const index::OpenShard> shards, const query::PlanNode& plan, Sort order,
             Fold how, const PassageReader& passages, match::TextReader& reader);
  AllMatches(const AllMatches&) = delete;
  AllMatches& operator=(const AllMatches&) = delete;

  std::size_t size() const { return entries_.size(); }

  /// Returns true if only a part of the index was searched.
  bool timed_out() const { return timed_out_; }

  /// Returns the number of the next match; nothing after the last one.
  std::optional<std::size_t> next();

  const match::Match& match(std::size_t number) const { return entries_[number].match; }

  /// Returns a hash of the match's forward list, which passages with the same words share; 0 with
  /// Fold::none.
  std::uint32_t hash(std::size_t number) const { return entries_[number].hash; }

  /// Returns true if match `a` comes before match `b`.
  bool comes_before(std::size_t a, std::size_t b) const;

 private:
  struct Entry {
    std::int64_t date_key = 0;  ///< See date_key(); 0 with Sort::relevance.
    match::Match match;
    std::uint32_t hash = 0;
  };

  void find(std::span<const index::OpenShard> shards, const query::PlanNode& plan, Sort order,
            Fold how, match::TextReader& reader);
  void sort();

  const PassageReader& passages_;
  std::vector<Entry> entries_;  ///< By date and score, then in order of the index.
  bool timed_out_ = false;
  std::size_t next_ = 0;            ///< Matches that next() has returned.
  std::size_t run_ = 0;             ///< Begin of the ties at hand.
  std::size_t run_end_ = 0;         ///< Their end.
  std::optional<TieOrder> ties_{};  ///< Nothing if there is one.
};

}  // namespace newsgrep::engine
