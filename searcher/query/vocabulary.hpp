#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "searcher/query/word_pattern.hpp"

namespace newsgrep::query {

/// No pattern stands for more terms than this: those that the most passages have.
inline constexpr std::size_t max_expansions = 500;

/// Which of the words that a term stands for in a shard match a pattern.
enum class WordsMatching : std::uint8_t { none, some, all };

/// What a word pattern stands for in an index.
struct Expansion {
  struct Term {
    std::string text;
    std::uint32_t passages = 0;  ///< How many have it, or its titles, at most.
    unsigned edits = 0;          ///< Of the nearest of its words; 0 unless the pattern is fuzzy.
    /// All its words match the pattern, so whatever has it matches.
    bool whole = true;
    std::vector<WordsMatching> in_shards{};  ///< Each shard of the index.
  };
  std::vector<Term> terms;   ///< Most passages first; each is in some.
  std::size_t left_out = 0;  ///< How many terms were too many.
  bool known = true;         ///< Nobody lists such words if not: only a text tells which match.
};

/// Where an index has words.
enum class WordsOf { passages, titles };

/// The words of an index.
class Vocabulary {
 public:
  virtual ~Vocabulary() = default;

  virtual Expansion expand(const WordPattern& pattern, WordsOf place) const = 0;
};

}  // namespace newsgrep::query
