#pragma once

#include <string>

#include "engine/match/passage_iterator.hpp"

namespace newsgrep::detail {

/// The passages that hold a term.
class TermIterator final : public PassageIterator {
 public:
  /// `idf` is that of the term in the whole index.
  TermIterator(const Xapian::Database& shard, const std::string& term, Score idf);

  Xapian::docid skip_to(Xapian::docid target) override;
  bool confirm() override { return true; }
  Score score() override { return idf_ * at_.get_wdf(); }
  Score max_score() const override { return max_score_; }
  Xapian::doccount candidates() const override { return candidates_; }

 private:
  Xapian::PostingIterator at_;
  Score idf_;
  Score max_score_;
  Xapian::doccount candidates_;
};

}  // namespace newsgrep::detail
