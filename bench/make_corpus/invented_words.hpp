#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <unordered_set>
#include <vector>

#include "bench/make_corpus/distributions.hpp"
#include "bench/random.hpp"

namespace newsgrep::bench {

using Strings = std::vector<std::string>;

enum class Ending { any, consonant };  ///< A consonant lets -ed and -ing follow.

/// Returns a word made of syllables, such as "strounda".
std::string invented_word(Random& random, std::size_t syllables, Ending ending = Ending::any);

/// Returns the word, which starts with a small letter of ASCII, with a capital letter.
std::string capitalised(std::string word);

/// Invented nouns, verbs, adjectives and collocations. No two words are the same, and none is a
/// real word of the sentences; the commonest are short.
class InventedWords {
 public:
  explicit InventedWords(Random& random);

  std::uint32_t noun_rank(Random& random) const { return noun_ranks_.draw(random); }
  const std::string& noun(std::uint32_t rank) const { return nouns_[rank]; }
  const std::string& verb(Random& random) const { return verbs_[verb_ranks_.draw(random)]; }
  const std::string& adjective(Random& random) const {
    return adjectives_[adjective_ranks_.draw(random)];
  }
  const std::string& collocation(Random& random) const {
    return collocations_[collocation_ranks_.draw(random)];
  }

 private:
  Strings make(Random& random, std::size_t count, Ending ending);

  std::unordered_set<std::string> taken_;  ///< Words that are not to be invented again.
  Strings nouns_;                          ///< The most frequent first, as the others.
  Strings verbs_;
  Strings adjectives_;
  Strings collocations_;
  Weighted noun_ranks_;
  Weighted verb_ranks_;
  Weighted adjective_ranks_;
  Weighted collocation_ranks_;
};

}  // namespace newsgrep::bench
