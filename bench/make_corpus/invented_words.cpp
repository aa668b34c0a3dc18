#include "bench/make_corpus/invented_words.hpp"

#include <array>
#include <string_view>
#include <utility>

#include "bench/make_corpus/sentences.hpp"

namespace newsgrep::bench {
namespace {

constexpr std::array<std::string_view, 32> onsets = {
    "b",  "c",  "d",  "f",  "g",  "h",   "j",  "l",  "m",  "n",  "p",
    "r",  "s",  "t",  "v",  "w",  "br",  "cl", "cr", "dr", "fl", "gr",
    "pl", "pr", "sh", "sl", "st", "str", "th", "tr", "sp", "ch"};
constexpr std::array<std::string_view, 12> vowels = {"a", "e", "i",  "o",  "u",  "a",
                                                     "e", "o", "ai", "ea", "ou", "io"};
constexpr std::array<std::string_view, 16> codas = {"",  "",  "",   "n",  "r",  "l",  "s",  "t",
                                                    "m", "d", "ck", "nd", "nt", "rt", "st", "ng"};

constexpr std::size_t noun_count = 120'000;
constexpr std::size_t verb_count = 20'000;
constexpr std::size_t adjective_count = 40'000;
constexpr std::size_t collocation_count = 30'000;

bool is_vowel(char letter) {
  return std::string_view("aeiou").find(letter) != std::string_view::npos;
}

/// Returns the real words in the patterns of sentences.
std::unordered_set<std::string> real_words() {
  std::unordered_set<std::string> words;
  for (const auto determiner : determiners) words.emplace(determiner);
  for (const auto sentence : sentences) {
    std::string word;
    for (const char byte : sentence) {
      if (byte >= 'a' && byte <= 'z') {
        word += byte;
      } else {
        words.insert(std::exchange(word, {}));
      }
    }
    words.insert(word);
  }
  return words;
}

}  // namespace

std::string invented_word(Random& random, std::size_t syllables, Ending ending) {
  std::string word;
  for (std::size_t i = 0; i < syllables; ++i) {
    word += one_of(onsets, random);
    word += one_of(vowels, random);
    if (i + 1 == syllables || random.chance(0.12)) word += one_of(codas, random);
  }
  while (ending == Ending::consonant && is_vowel(word.back())) word += one_of(codas, random);
  return word;
}

std::string capitalised(std::string word) {
  word[0] = static_cast<char>(word[0] - 'a' + 'A');
  return word;
}

InventedWords::InventedWords(Random& random)
    : taken_(real_words()),
      nouns_(make(random, noun_count, Ending::any)),
      verbs_(make(random, verb_count, Ending::consonant)),
      adjectives_(make(random, adjective_count, Ending::any)),
      noun_ranks_(zipf(noun_count, 1.05, 8)),
      verb_ranks_(zipf(verb_count, 1.1, 4)),
      adjective_ranks_(zipf(adjective_count, 1.1, 6)),
      collocation_ranks_(zipf(collocation_count, 0.9, 10)) {
  for (std::size_t i = 0; i < collocation_count; ++i) {
    const bool two_nouns = random.chance(0.4);
    const auto& first =
        two_nouns ? nouns_[noun_ranks_.draw(random)] : adjectives_[adjective_ranks_.draw(random)];
    collocations_.push_back(first + ' ' + nouns_[noun_ranks_.draw(random)]);
  }
}

Strings InventedWords::make(Random& random, std::size_t count, Ending ending) {
  Strings words;
  words.reserve(count);
  while (words.size() < count) {
    const auto rank = words.size();
    const std::size_t syllables = rank < 300 ? 1 + random.below(2) : 2 + random.below(2);
    auto word = invented_word(random, syllables, ending);
    if (taken_.insert(word).second) words.push_back(std::move(word));
  }
  return words;
}

}  // namespace newsgrep::bench
