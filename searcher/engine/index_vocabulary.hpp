#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "index/open_index.hpp"
#include "searcher/query/clock.hpp"
#include "searcher/query/vocabulary.hpp"

namespace newsgrep::engine {

/// The words of the shards of an index. Every function that looks through words throws TimeIsUp.
class IndexVocabulary : public query::Vocabulary {
 public:
  /// Both must outlive the vocabulary.
  IndexVocabulary(std::span<const index::OpenShard> shards, query::Clock& clock)
      : shards_(shards), clock_(clock) {}

  query::Expansion expand(const query::WordPattern& pattern, query::WordsOf place) const override;

  /// Returns the word nearest to `word`, which no passage has; among equally near ones, the word
  /// that most passages have. Nothing if none is near. Words of dead passages alone do not count.
  std::optional<std::string> nearest(std::string_view word) const;

  /// Returns how many passages have `term`, dead ones included.
  std::uint32_t frequency(std::string_view term) const;

  /// Returns true if a passage that is not dead has `term`.
  bool lives(std::string_view term) const;

 private:
  std::span<const index::OpenShard> shards_;
  query::Clock& clock_;
};

}  // namespace newsgrep::engine
