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

namespace newsgrep::engine {

/// Matches with the same words in the same order. The one to show comes first, the others follow in
/// order of rank.
using FoldedMatches = std::vector<match::Match>;

/// Folds matches into groups with the same words. The matches are in order of rank; so are the
/// groups, by their best match. Passages have the same words if their terms are the same; forward
/// lists tell quickly when they are not.
class Folding {
 public:
  /// All arguments must outlive the Folding.
  Folding(std::span<const index::OpenShard> shards, const PassageReader& passages,
          match::TextReader& reader)
      : shards_(shards), passages_(passages), reader_(reader) {}

  /// Returns the first `max_groups` groups, each with all of its matches.
  std::vector<FoldedMatches> fold(std::span<const match::Match> matches, Fold how,
                                  std::size_t max_groups) const;

  /// Returns a function that tells which matches may belong to one of `groups`. The Folding must
  /// outlive the function.
  std::function<bool(const match::Match&)> candidates_for(
      std::span<const FoldedMatches> groups) const;

 private:
  bool have_same_words(const match::Match& a, const match::Match& b) const;
  std::string_view forward_list(const match::Match& match) const;
  std::vector<std::uint64_t> words(const match::Match& match) const;

  std::span<const index::OpenShard> shards_;
  const PassageReader& passages_;
  match::TextReader& reader_;
};

}  // namespace newsgrep::engine
