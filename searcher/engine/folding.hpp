#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "newsgrep/searcher.hpp"
#include "searcher/engine/passage_reader.hpp"
#include "searcher/match/text_reader.hpp"

namespace newsgrep::engine {

/// Matches with the same words in the same order. The one to show comes first, the others follow in
/// order of rank.
using FoldedMatches = std::vector<match::Match>;

/// Puts the match with the earliest date to the front of a group; `time_of` tells its date, if any.
template <typename Group, typename TimeOf>
void put_earliest_first(Group& group, TimeOf&& time_of) {
  const auto earliest =
      std::min_element(group.begin(), group.end(), [&](const auto& a, const auto& b) {
        const auto time_a = time_of(a);
        const auto time_b = time_of(b);
        return time_a && (!time_b || *time_a < *time_b);
      });
  std::rotate(group.begin(), earliest, earliest + 1);
}

/// Folds matches into groups with the same words. The matches are in order of rank; so are the
/// groups, by their best match. Passages have the same words if their terms are the same; forward
/// lists tell quickly when they are not. For the matches of a page; MatchGroups is for all matches.
class Folding {
 public:
  /// All arguments must outlive the Folding.
  Folding(std::span<const index::OpenShard> shards, const PassageReader& passages,
          match::TextReader& reader)
      : shards_(shards), passages_(passages), reader_(reader) {}

  /// Returns the first `max_groups` groups, each with all of its matches. If the time is up, the
  /// last matches are left out.
  std::vector<FoldedMatches> fold(std::span<const match::Match> matches, Fold how,
                                  std::size_t max_groups) const;

 private:
  std::string_view forward_list(const match::Match& match) const;
  std::vector<std::uint64_t> words(const match::Match& match) const;

  std::span<const index::OpenShard> shards_;
  const PassageReader& passages_;
  match::TextReader& reader_;
};

}  // namespace newsgrep::engine
