#include "searcher/engine/similar.hpp"

#include <algorithm>
#include <cstdint>
#include <unordered_map>
#include <vector>

#include "index/postings/impact.hpp"

namespace newsgrep::engine {
namespace {

constexpr std::size_t max_words = 20;

struct TellingWord {
  std::string_view written;
  const text::Term* term = nullptr;
  std::uint32_t occurrences = 0;
  std::uint64_t weight = 0;
};

}  // namespace

std::string telling_words(std::string_view text, query::LanguageAnalyzer& language,
                          const IndexVocabulary& vocabulary, std::uint32_t passages,
                          query::Clock& clock) {
  std::vector<text::Token> tokens;
  language.analyzer.analyze(text, tokens);
  std::vector<TellingWord> words;  // In order of the text, so that the result is always the same.
  std::unordered_map<const text::Term*, std::size_t> known;
  for (const auto& token : tokens) {
    if (token.term->stop_word) continue;
    const auto [at, is_new] = known.try_emplace(token.term, words.size());
    if (is_new) words.push_back({text.substr(token.begin, token.end - token.begin), token.term});
    ++words[at->second].occurrences;
  }
  const index::PassageImpact impact(tokens.size());
  for (auto& word : words) {
    clock.check();
    const auto idf = index::inverse_frequency(passages, vocabulary.frequency(word.term->text));
    word.weight = std::uint64_t{idf} * impact(word.occurrences);
  }
  std::stable_sort(words.begin(), words.end(),
                   [](const TellingWord& a, const TellingWord& b) { return a.weight > b.weight; });
  if (words.size() > max_words) words.resize(max_words);
  std::string query;
  // In quotation marks, words are neither operators nor joined with their new neighbours.
  for (const auto& word : words) {
    query.append(query.empty() ? "\"" : " \"").append(word.written).append("\"");
  }
  return query;
}

}  // namespace newsgrep::engine
