#pragma once

#include <cstddef>
#include <cstdint>

#include "searcher/match/score_window.hpp"

namespace newsgrep::match {

/// Walks the passages of one shard that match a part of a plan, in order and in two phases:
/// skip_to() finds candidates cheaply, and confirm() decides about the one at hand.
///
/// Xapian's own matcher is not used because its answers are not exact. In 1.4.22, an OR that
/// pruning turns into AND_MAYBE and then into AND skips a document, so the best one can be missing.
/// An OR over parts that check() rejects adds up weights of other documents.
class PassageIterator {
 public:
  virtual ~PassageIterator() = default;

  /// Returns the candidate at hand; 0 before the first skip_to(), no_passage at the end.
  index::PassageId passage() const { return passage_; }

  /// Moves to the first candidate at or after `target` and returns it; stays if the candidate at
  /// hand is one.
  virtual index::PassageId skip_to(index::PassageId target) = 0;

  /// Returns true if the candidate at hand matches. Call it once for each candidate, before
  /// score().
  virtual bool confirm() = 0;

  /// Returns the score of the candidate at hand, which is confirmed.
  virtual Score score() = 0;

  /// Returns an upper bound of all scores.
  virtual Score max_score() const = 0;

  /// Returns a bound for `passage` and the passages after it, wherever the iterator is.
  virtual ScoreBound bound(index::PassageId /*passage*/) {
    return {max_score(), index::no_passage - 1};
  }

  /// Returns a score that at least `count` passages of the shard reach, dead ones included.
  virtual Score reached_by(std::size_t /*count*/) const { return 0; }

  /// Returns a lower bound of the passages that match, dead ones included.
  virtual std::uint32_t min_matches() const { return 0; }

  /// Returns an upper bound of the candidates.
  virtual std::uint32_t candidates() const = 0;

  /// Returns true if add_to() takes much less time than walking.
  virtual bool adds_up() const { return false; }

  /// Adds its score and `more` to each passage of `window` that matches, and moves past the window.
  /// The candidate at hand is not after the window.
  virtual void add_to(ScoreWindow& window, Score more) {
    const auto add = window.adder();
    for (auto at = skip_to(window.begin()); at < window.end(); at = skip_to(at + 1)) {
      if (confirm()) add(at, static_cast<std::int32_t>(score() + more));
    }
  }

  /// Allows the iterator to leave out passages that score less than this, which is never lowered.
  virtual void set_min_score(Score) {}

 protected:
  index::PassageId passage_ = 0;
};

}  // namespace newsgrep::match
