#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "index/open_index.hpp"
#include "index/words/form_lists.hpp"
#include "searcher/query/plan_node.hpp"
#include "searcher/query/word_pattern.hpp"

namespace newsgrep::match {

/// Tells which postings of a term are in passages that have a form of it that matches a pattern.
class MatchingPostings {
 public:
  /// `forms` are the forms of the term in a shard; `postings` is the number of postings of the term
  /// in it. Throws Error{corrupt}.
  MatchingPostings(const index::TermForms& forms, std::uint32_t postings,
                   const query::WordPattern& pattern);

  /// Returns true if the posting with this ordinal matches. Ask in ascending order.
  bool contains(std::uint32_t ordinal) {
    while (at_ < listed_.size() && listed_[at_] < ordinal) ++at_;
    const bool is_listed = at_ < listed_.size() && listed_[at_] == ordinal;
    return is_listed == listed_match_;
  }

 private:
  std::vector<std::uint32_t> listed_;
  bool listed_match_;  ///< True if the listed postings match; false if the others do.
  std::size_t at_ = 0;
};

/// Calls `use(passage, impact)` for each passage of a shard that has `term`, in order; if there is
/// a pattern, only for passages that have it in a form that matches. `shard_index` is the number of
/// `shard` in the index, from 0. Throws Error{corrupt}.
template <typename Use>
void for_each_matching_posting(const index::OpenShard& shard, std::size_t shard_index,
                               const query::PlannedTerm& term,
                               const std::optional<query::WordPattern>& pattern, Use&& use) {
  const auto matching =
      term.in_shards.empty() ? query::WordsMatching::all : term.in_shards[shard_index];
  if (matching == query::WordsMatching::none) return;
  if (matching == query::WordsMatching::all) {
    shard.postings.for_each_posting(term.text, use);
    return;
  }
  const auto postings = shard.postings.frequency(term.text, term.hash);
  if (postings == 0) return;
  const auto forms = shard.forms.find(term.text, term.hash);
  if (!forms) throw index::damaged_form_lists();
  MatchingPostings some(*forms, postings, *pattern);
  std::uint32_t ordinal = 0;
  shard.postings.for_each_posting(term.text, [&](index::PassageId passage, std::uint32_t impact) {
    if (some.contains(ordinal++)) use(passage, impact);
  });
}

}  // namespace newsgrep::match
