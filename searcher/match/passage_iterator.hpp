#pragma once

#include <cstddef>
#include <cstdint>

#include "searcher/match/score_window.hpp"

namespace newsgrep::match {

/// Walks the passages of one shard that match a part of a plan, in order, in two phases: skip_to()
/// finds candidates cheaply, confirm() decides about the one at hand.
///
/// Xapian's own matcher is not used because its answers are not exact: in 1.4.22 an OR that pruning
/// turned into AND_MAYBE and then into AND passes over a document, so the best one can be missing,
/// and an OR over parts that check() rejects adds up weights of other documents.
class PassageIterator {
 public:
  virtual ~PassageIterator() = default;

  /// The candidate at hand; 0 before the first skip_to(), no_passage at the end.
  index::PassageId passage() const { return passage_; }

  /// Moves to the first candidate at or behind `target` and returns it; stays when it is there
  /// already.
  virtual index::PassageId skip_to(index::PassageId target) = 0;

  /// Whether the candidate at hand matches. Once a candidate, before score().
  virtual bool confirm() = 0;

  /// The score of the confirmed candidate at hand.
  virtual Score score() = 0;

  /// No passage scores more.
  virtual Score max_score() const = 0;

  /// A bound for `passage` and those behind it, wherever the iterator is.
  virtual ScoreBound bound(index::PassageId /*passage*/) {
    return {max_score(), index::no_passage - 1};
  }

  /// At least `count` passages of the shard, living or dead, score this or more.
  virtual Score reached_by(std::size_t /*count*/) const { return 0; }

  /// At least so many passages match, living or dead.
  virtual std::uint32_t min_matches() const { return 0; }

  /// At most so many candidates.
  virtual std::uint32_t candidates() const = 0;

  /// Whether add_to() takes much less than walking.
  virtual bool adds_up() const { return false; }

  /// Adds to each passage of `window` that matches its score and `more`, and moves behind the
  /// window, which is not behind the candidate at hand.
  virtual void add_to(ScoreWindow& window, Score more) {
    const auto add = window.adder();
    for (auto at = skip_to(window.begin()); at < window.end(); at = skip_to(at + 1)) {
      if (confirm()) add(at, static_cast<std::int32_t>(score() + more));
    }
  }

  /// From now on, passages that score less than this may be left out. Only ever raised.
  virtual void set_min_score(Score) {}

 protected:
  index::PassageId passage_ = 0;
};

}  // namespace newsgrep::match
