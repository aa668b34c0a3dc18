#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "index/open_index.hpp"
#include "searcher/query/vocabulary.hpp"

namespace newsgrep::engine {

/// The words of the shards of an index.
class IndexVocabulary : public query::Vocabulary {
 public:
  /// `shards` must outlive this.
  explicit IndexVocabulary(std::span<const index::OpenShard> shards) : shards_(shards) {}

  query::Expansion expand(const query::WordPattern& pattern, query::WordsOf place) const override;

  /// The word that most passages have of those nearest to `word`, which none has; nothing when none
  /// is near. Words that only dead passages have do not count.
  std::optional<std::string> nearest(std::string_view word) const;

  /// How many passages have `term`, dead ones included.
  std::uint32_t frequency(std::string_view term) const;

  /// Whether a passage that is not dead has `term`.
  bool lives(std::string_view term) const;

 private:
  std::span<const index::OpenShard> shards_;
};

}  // namespace newsgrep::engine
