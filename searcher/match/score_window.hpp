#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <vector>

#include "searcher/match/score.hpp"

namespace newsgrep::match {

/// The scores of some consecutive passages, added up list by list: where lists are dense, that
/// takes a tenth of walking them side by side (Lucene calls it a bulk scorer).
class ScoreWindow {
 public:
  static constexpr index::PassageId size = 4096;

  /// To look a passage up in a list takes as long as to add so many of its postings up (measured).
  static constexpr std::uint32_t look_up_cost = 16;

  /// No passage may score more in all, counts included.
  static constexpr Score max_score = std::numeric_limits<std::int32_t>::max();

  /// Added to a passage once a part, it counts parts above what `max_counted` parts may score.
  static constexpr Score one_part = Score{1} << 28;
  static constexpr std::size_t max_counted = 7;

  /// Begins at `begin`, with no scores.
  void open(index::PassageId begin) {
    scores_.assign(size, 0);
    begin_ = begin;
  }

  index::PassageId begin() const { return begin_; }

  /// Behind the last passage.
  index::PassageId end() const { return begin_ + std::min(size, index::no_passage - begin_); }

  /// Adds to scores, as long as the window is not opened anew. A value of its own, so that what it
  /// needs stays in registers.
  class Adder {
   public:
    void operator()(index::PassageId passage, std::int32_t score) const {
      scores_[passage - begin_] += score;
    }

   private:
    friend class ScoreWindow;
    Adder(std::int32_t* scores, index::PassageId begin) : scores_(scores), begin_(begin) {}

    std::int32_t* scores_;
    index::PassageId begin_;
  };

  Adder adder() { return {scores_.data(), begin_}; }

  Score score(index::PassageId passage) const {
    return static_cast<Score>(scores_[passage - begin_]);
  }

  /// The first passage from `from` on, which is in the window, that has `min_score` or more; end()
  /// when there is none.
  index::PassageId next(index::PassageId from, Score min_score) const;

  /// How many passages have `min_score` or more.
  std::size_t count(Score min_score) const;

 private:
  std::vector<std::int32_t> scores_;
  index::PassageId begin_ = 0;
};

}  // namespace newsgrep::match
