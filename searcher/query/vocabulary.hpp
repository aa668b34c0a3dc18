#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "searcher/query/word_pattern.hpp"

namespace newsgrep::query {

/// The most terms that a pattern stands for; if there are more, the last ones are left out.
inline constexpr std::size_t max_expansions = 500;

/// The most terms that all patterns of a query stand for together.
inline constexpr std::size_t max_expansions_of_query = 32'000;

/// Which words of a term, in a shard, match a pattern.
enum class WordsMatching : std::uint8_t { none, some, all };

/// A term with words that match a pattern.
struct ExpandedTerm {
  std::string text;
  std::uint32_t passages = 0;  ///< An upper bound of the passages, or titles, that have it.
  unsigned edits = 0;          ///< To the nearest of its words; 0 unless the pattern is fuzzy.
  bool whole = true;           ///< True if all its words match, so that whatever has it matches.
  std::vector<WordsMatching> in_shards{};  ///< By shard.
};

/// What a word pattern stands for in an index.
struct Expansion {
  /// Fewest edits first, then most passages; each is in at least one.
  std::vector<ExpandedTerm> terms;
  std::size_t left_out = 0;  ///< Terms beyond the most that are looked for.
  bool known = true;  ///< False if no list has such words, so that only a text tells what matches.
};

/// Where an index has words.
enum class WordsOf { passages, titles };

/// The words of an index.
class Vocabulary {
 public:
  virtual ~Vocabulary() = default;

  /// Returns the terms of the words that match `pattern`, at most max_expansions. May throw
  /// TimeIsUp.
  virtual Expansion expand(const WordPattern& pattern, WordsOf place) const = 0;
};

}  // namespace newsgrep::query
