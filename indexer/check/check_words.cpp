#include "indexer/check/check_words.hpp"

#include <algorithm>
#include <utility>
#include <vector>

#include "newsgrep/error.hpp"

namespace newsgrep::indexer {
namespace {

/// An entry whose count is compared when all entries are known.
struct Counted {
  std::uint64_t term_hash;
  std::uint8_t words;  ///< As the file has it.
};

std::uint8_t stored_count(std::uint32_t count) {
  return static_cast<std::uint8_t>(std::min<std::uint32_t>(count, index::max_counted_words));
}

}  // namespace

ListedWords check_words(const index::WordList& words, const std::string& label, FaultList& faults) {
  ListedWords listed;
  std::vector<Counted> counted;
  counted.reserve(words.size());
  std::string last_word;
  std::string last_term;
  try {
    for (auto at = words.first_from(""); at.at_word(); at.next()) {
      const auto& word = at.word();
      auto term = at.term();
      if (word.empty() || term.empty()) faults.add(label, "An entry is empty");
      const auto order = last_word.compare(word);
      if (order > 0 || (order == 0 && last_term >= term)) {
        faults.add(label, "The word " + word + " is not in order");
      }
      last_word = word;
      const auto term_hash = text::stable_hash(term);
      last_term = std::move(term);
      listed.pairs.insert(pair_hash(word, term_hash));
      counted.push_back({term_hash, stored_count(at.words_of_term())});
    }
  } catch (const Error& error) {
    faults.add(label, error.what());
  }
  std::vector<std::uint64_t> terms;
  terms.reserve(counted.size());
  for (const auto& entry : counted) terms.push_back(entry.term_hash);
  listed.words_of_terms = index::WordsOfTerms(std::move(terms));
  std::size_t wrong = 0;
  for (const auto& entry : counted) {
    const auto count = stored_count(listed.words_of_terms.count(entry.term_hash));
    if (entry.words != count) ++wrong;
  }
  if (wrong > 0) {
    faults.add(label, "The number of words is wrong for the terms of " + std::to_string(wrong) +
                          " entries");
  }
  return listed;
}

}  // namespace newsgrep::indexer
