#include "searcher/engine/corrections.hpp"

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>

#include "searcher/query/readings.hpp"
#include "text/ascii.hpp"
#include "text/written_form.hpp"

namespace newsgrep::engine {
namespace {

/// Nearly all words are near a short one, and a number is as near to any other.
bool may_be_misspelt(std::string_view written) {
  constexpr std::size_t min_bytes = 4;
  return written.size() >= min_bytes &&
         std::none_of(written.begin(), written.end(), text::is_ascii_digit);
}

class Corrector {
 public:
  Corrector(std::vector<query::LanguageAnalyzer>& analyzers, const IndexVocabulary& vocabulary)
      : analyzers_(analyzers), vocabulary_(vocabulary) {}

  void visit(const query::Node& node) {
    if (node.kind == query::Node::Kind::word) visit_word(node);
    if (node.kind == query::Node::Kind::field && node.field != query::Field::quote) return;
    for (std::size_t i = 0; i < node.clauses.size();) {
      const auto& [occurrence, child] = node.clauses[i];
      if (node.kind == query::Node::Kind::any && is_plain_word(child)) {
        const query::WordRun run(node.clauses, i);
        if (occurrence != query::Occurrence::excluded) visit_run(node.clauses, i, run);
        i += run.word_count();
      } else {
        if (occurrence != query::Occurrence::excluded) visit(child);
        ++i;
      }
    }
  }

  std::vector<Correction> take() { return std::move(corrections_); }

 private:
  /// The words of a run, but for those that are one word of the index together: `cease fire`.
  void visit_run(const std::vector<query::Clause>& clauses, std::size_t first,
                 const query::WordRun& run) {
    std::vector<std::size_t> empty_words;
    const auto readings = run.plan(analyzers_, empty_words);
    const auto is_part_of_last = [&](std::size_t word) {
      return word < readings.size() && readings[word].empty() &&
             std::find(empty_words.begin(), empty_words.end(), word) == empty_words.end();
    };
    for (std::size_t word = 0; word < readings.size(); ++word) {
      if (is_part_of_last(word) || is_part_of_last(word + 1)) continue;
      visit_word(clauses[first + word].node);
    }
  }

  void visit_word(const query::Node& node) {
    if (node.form == query::WordForm::prefix || node.form == query::WordForm::fuzzy) return;
    std::string written;
    for (auto& [language, analyzer] : analyzers_) {
      analyzer.analyze(node.text, tokens_);
      // A word that is several tokens is left as it was typed.
      if (tokens_.size() != 1 || vocabulary_.lives(tokens_.front().term->text)) return;
      written = text::written_form(node.text, language);
    }
    if (!may_be_misspelt(written)) return;
    const auto suggestion = vocabulary_.nearest(written);
    if (!suggestion || *suggestion == written) return;
    corrections_.push_back({node.text_where, *suggestion});
  }

  std::vector<query::LanguageAnalyzer>& analyzers_;
  const IndexVocabulary& vocabulary_;
  std::vector<text::Token> tokens_;
  std::vector<Correction> corrections_;  ///< In order, as the words are visited.
};

}  // namespace

std::vector<Correction> find_corrections(const Query& query,
                                         std::vector<query::LanguageAnalyzer>& analyzers,
                                         const IndexVocabulary& vocabulary) {
  Corrector corrector(analyzers, vocabulary);
  corrector.visit(query.root());
  return corrector.take();
}

}  // namespace newsgrep::engine
