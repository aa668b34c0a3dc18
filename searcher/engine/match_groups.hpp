#pragma once

#include <cstddef>
#include <cstdint>
#include <unordered_map>
#include <vector>

#include "newsgrep/searcher.hpp"
#include "searcher/engine/all_matches.hpp"
#include "searcher/engine/folding.hpp"

namespace newsgrep::engine {

/// Folds all matches of a plan into groups with the same words, group by group, in time that is
/// linear in the matches. Forward lists tell at once which matches may have the same words; their
/// texts are read when the first of them is at hand.
class MatchGroups {
 public:
  /// `order` is the order of `matches`. All arguments must outlive the MatchGroups.
  MatchGroups(AllMatches& matches, Fold how, Sort order, const PassageReader& passages,
              match::TextReader& reader);

  /// Returns the next group; an empty one after the last.
  FoldedMatches next();

 private:
  using Numbers = std::vector<std::uint32_t>;  ///< Numbers of matches.

  void settle(std::uint32_t first);
  void settle_group(Numbers group);
  Numbers with_hash_of(std::uint32_t first) const;
  std::vector<Numbers> by_words(const Numbers& numbers);
  std::size_t bucket(std::uint32_t number) const;

  AllMatches& matches_;
  const Fold how_;
  const bool by_earliest_;  ///< Groups stand where their earliest match is, not where the first is.
  const PassageReader& passages_;
  match::TextReader& reader_;

  // A hash table of the matches by AllMatches::hash().
  Numbers heads_;  ///< By bucket: the first match of it.
  Numbers next_;   ///< By match: the next one of its bucket.

  std::vector<bool> is_settled_;  ///< By match: true if its group is known.
  std::vector<bool> is_copy_;     ///< By match: true if it is shown with another one.
  /// Groups of several matches that are still to come, by the match at whose place they stand.
  std::unordered_map<std::uint32_t, Numbers> to_come_;
};

}  // namespace newsgrep::engine
