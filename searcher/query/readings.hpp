#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "searcher/query/plan.hpp"

namespace newsgrep::query {

/// Tells what a pattern stands for.
using Expander = std::function<const Expansion&(const WordPattern& pattern)>;

/// What the languages of an index make of a piece of a query: a sequence for each different
/// reading, none when there are neither letters nor digits in it. Each word of the text stands in
/// `form`, but of a prefix or a misspelt word, only the last (`vice-pres*`).
std::vector<PlanNode> plan_text(std::string_view text, WordForm form, unsigned max_edits,
                                std::vector<LanguageAnalyzer>& analyzers, const Expander& expand);

bool is_stop_word(const PlanNode& reading);

/// Whether a node is a word that neighbours of its kind may be one word of the index with.
bool is_plain_word(const Node& node);

/// The clauses from `first` on that are plain words of one occurrence, side by side. They are
/// analysed as one text, as the articles were, since neighbours may be one word of the index:
/// `cease fire`.
class WordRun {
 public:
  WordRun(const std::vector<Clause>& clauses, std::size_t first);

  std::size_t word_count() const { return words_.size(); }

  /// The readings of each word; none for a word that has neither letters nor digits (then
  /// `empty_words` names it). A word that is part of the one before it has none either, but when
  /// it is required, that of the whole: in another language it may be a word of its own.
  std::vector<std::vector<PlanNode>> plan(std::vector<LanguageAnalyzer>& analyzers,
                                          std::vector<std::size_t>& empty_words) const;

 private:
  std::size_t word_at(std::size_t offset) const;

  bool required_;
  std::string text_;
  std::vector<std::size_t> words_;  ///< Where each word begins in `text_`.
};

}  // namespace newsgrep::query
