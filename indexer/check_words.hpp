#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "index/words/word_list.hpp"
#include "index/words/word_list_writer.hpp"
#include "indexer/fault_list.hpp"
#include "indexer/hash_set.hpp"
#include "text/stable_hash.hpp"

namespace newsgrep::indexer {

/// The hash of a word and its term together.
inline std::uint64_t pair_hash(std::string_view word, std::uint64_t term_hash) {
  return text::stable_hash(word, term_hash);
}

/// What the file `words` of a shard has, for comparisons with its other files.
struct ListedWords {
  index::WordsOfTerms words_of_terms{{}};
  HashSet pairs;  ///< See pair_hash().
};

/// Checks the order of the file `words`.
void check_order(const index::WordList& words, const std::string& label, FaultList& faults);

/// Does the same, checks the counts, and returns what the file has. Takes twice as long.
ListedWords check_words(const index::WordList& words, const std::string& label, FaultList& faults);

}  // namespace newsgrep::indexer
