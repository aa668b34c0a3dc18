#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "searcher/query/ast.hpp"
#include "searcher/query/language_analyzer.hpp"
#include "searcher/query/plan_node.hpp"
#include "searcher/query/vocabulary.hpp"

namespace newsgrep::query {

/// Returns the terms of a pattern.
using Expander = std::function<const Expansion&(const WordPattern& pattern)>;

/// Returns what the languages of an index make of `text`: a Sequence for each different reading;
/// none when it has neither letters nor digits. Each word of `text` stands in `form`; but of a
/// prefix or a fuzzy word, only the last one (`vice-pres*`).
std::vector<Sequence> plan_text(std::string_view text, WordForm form, unsigned max_edits,
                                std::vector<LanguageAnalyzer>& analyzers, const Expander& expand);

/// Returns true if `reading` is a single stop word.
bool is_stop_word(const Sequence& reading);

/// Returns the word if `node` is one of WordForm::any; else null. Only these may be one word of the
/// index together with their neighbours.
const Word* plain_word(const Node& node);

/// Plain words side by side with one occurrence. They are analysed as one text, as the articles
/// were, since neighbours may be one word of the index: `cease fire`.
class WordRun {
 public:
  /// Starts at `clauses[first]`, which is a plain word, and goes on as far as it can.
  WordRun(const std::vector<Clause>& clauses, std::size_t first);

  std::size_t word_count() const { return words_.size(); }

  /// Returns the readings of each word. A word with neither letters nor digits has none, and its
  /// number is added to `empty_words`. A word that is part of the word before it has none either,
  /// unless it is required. Then it has the reading of both together, because it may be a word of
  /// its own in another language.
  std::vector<std::vector<Sequence>> plan(std::vector<LanguageAnalyzer>& analyzers,
                                          std::vector<std::size_t>& empty_words) const;

 private:
  std::size_t word_at(std::size_t offset) const;

  bool required_;
  std::string text_;
  std::vector<std::size_t> words_;  ///< Where each word begins in `text_`.
};

}  // namespace newsgrep::query
