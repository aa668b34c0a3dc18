#include "engine/match/term_iterator.hpp"

#include <algorithm>

#include "schema/impact.hpp"

namespace newsgrep::detail {

TermIterator::TermIterator(const Xapian::Database& shard, const std::string& term, Score idf)
    : at_(shard.postlist_begin(term)),
      idf_(idf),
      max_score_(idf * std::min<Xapian::termcount>(shard.get_wdf_upper_bound(term), max_impact)),
      candidates_(shard.get_termfreq(term)) {}

Xapian::docid TermIterator::skip_to(Xapian::docid target) {
  if (target <= passage_) return passage_;
  if (target == passage_ + 1 && passage_ > 0) {
    ++at_;  // Cheaper than skip_to(), and the common step.
  } else {
    at_.skip_to(target);
  }
  passage_ = at_ == Xapian::PostingIterator() ? no_passage : *at_;
  return passage_;
}

}  // namespace newsgrep::detail
