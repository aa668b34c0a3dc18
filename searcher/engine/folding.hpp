#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <string_view>
#include <vector>

#include "newsgrep/searcher.hpp"
#include "searcher/engine/passage_reader.hpp"
#include "searcher/match/text_reader.hpp"

namespace newsgrep::detail {

/// Matches with the same words in the same order, in order of rank; the one to be shown first.
using FoldedMatches = std::vector<Match>;

/// Folds matches, which are in order, into groups, which are in order of their best. Passages are
/// the same when their terms are; their forward lists tell at once when they are not.
class Folding {
 public:
  /// All must outlive this.
  Folding(std::span<const OpenShard> shards, const PassageReader& passages, TextReader& reader)
      : shards_(shards), passages_(passages), reader_(reader) {}

  /// The first `max_groups` groups, each with all of its matches.
  std::vector<FoldedMatches> fold(std::span<const Match> matches, Fold how,
                                  std::size_t max_groups) const;

  /// Tells which matches may belong to one of `groups`. This must outlive the result.
  std::function<bool(const Match&)> candidates_for(std::span<const FoldedMatches> groups) const;

 private:
  bool have_same_words(const Match& a, const Match& b) const;
  std::string_view forward_list(const Match& match) const;
  std::vector<std::uint64_t> words(const Match& match) const;

  std::span<const OpenShard> shards_;
  const PassageReader& passages_;
  TextReader& reader_;
};

}  // namespace newsgrep::detail
