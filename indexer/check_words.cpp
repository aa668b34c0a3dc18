#include "indexer/check_words.hpp"

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

/// Checks the order, and calls `use(word, term, words_of_term)` for each entry.
template <typename Use>
void for_each_ordered(const index::WordList& words, const std::string& label, FaultList& faults,
                      Use&& use) {
  std::string last_word;
  std::string last_term;
  note_damage(faults, label, [&] {
    for (auto at = words.first_from(""); at.at_word(); at.next()) {
      const auto& word = at.word();
      auto term = at.term();
      if (word.empty() || term.empty()) faults.add(label, "An entry is empty");
      const auto order = last_word.compare(word);
      if (order > 0 || (order == 0 && last_term >= term)) {
        faults.add(label, "The word " + word + " is not in order");
      }
      use(word, term, at.words_of_term());
      last_word = word;
      last_term = std::move(term);
    }
  });
}

}  // namespace

void check_order(const index::WordList& words, const std::string& label, FaultList& faults) {
  for_each_ordered(words, label, faults,
                   [](const std::string&, const std::string&, std::uint32_t) {});
}

ListedWords check_words(const index::WordList& words, const std::string& label, FaultList& faults) {
  ListedWords listed;
  std::vector<Counted> counted;
  std::vector<std::uint64_t> terms;
  for_each_ordered(words, label, faults,
                   [&](const std::string& word, const std::string& term, std::uint32_t count) {
                     const auto term_hash = text::stable_hash(term);
                     listed.pairs.insert(pair_hash(word, term_hash));
                     counted.push_back({term_hash, stored_count(count)});
                     terms.push_back(term_hash);
                   });
  listed.words_of_terms = index::WordsOfTerms(std::move(terms));
  const auto wrong = std::count_if(counted.begin(), counted.end(), [&](const Counted& entry) {
    return entry.words != stored_count(listed.words_of_terms.count(entry.term_hash));
  });
  if (wrong > 0) {
    faults.add(label, "The number of words is wrong for the terms of " + std::to_string(wrong) +
                          " entries");
  }
  return listed;
}

}  // namespace newsgrep::indexer
