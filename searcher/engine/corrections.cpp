#include "searcher/engine/corrections.hpp"

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

#include "searcher/query/query_tree.hpp"
#include "searcher/query/readings.hpp"
#include "text/ascii.hpp"
#include "text/written_form.hpp"

namespace newsgrep::engine {
namespace {

/// Nearly all words are near a short one, and a number is as near to one as to another.
bool may_be_misspelt(std::string_view written) {
  constexpr std::size_t min_bytes = 4;
  return written.size() >= min_bytes &&
         std::none_of(written.begin(), written.end(), text::is_ascii_digit);
}

class Corrector {
 public:
  Corrector(std::vector<query::LanguageAnalyzer>& analyzers, const IndexVocabulary& vocabulary)
      : analyzers_(analyzers), vocabulary_(vocabulary) {}

  void visit(const query::Node& node) { std::visit(*this, node.what); }

  void operator()(const query::Word& word) { visit_word(word); }
  void operator()(const query::Phrase&) {}

  void operator()(const query::SideBySide& side) {
    const auto& clauses = side.clauses;
    for (std::size_t i = 0; i < clauses.size();) {
      if (query::plain_word(clauses[i].node) != nullptr) {
        i += visit_run(clauses, i);
      } else {
        visit_clause(clauses[i++]);
      }
    }
  }

  void operator()(const query::Conjunction& all) {
    for (const auto& clause : all.clauses) visit_clause(clause);
  }
  void operator()(const query::Either& either) {
    for (const auto& node : either.alternatives) visit(node);
  }
  void operator()(const query::Nearness& near) {
    for (const auto& node : near.operands) visit(node);
  }

  void operator()(const query::QuoteField& quote) { visit(*quote.value); }
  void operator()(const query::TextField&) {}
  void operator()(const query::LanguageField&) {}
  void operator()(const query::PathField&) {}
  void operator()(const query::DateField&) {}

  std::vector<Correction> take() { return std::move(corrections_); }

 private:
  void visit_clause(const query::Clause& clause) {
    if (clause.occurrence != query::Occurrence::excluded) visit(clause.node);
  }

  /// Visits the words of the run from `first` on, except neighbours that are one word of the index:
  /// `cease fire`. Returns how many words there are.
  std::size_t visit_run(const std::vector<query::Clause>& clauses, std::size_t first) {
    const query::WordRun run(clauses, first);
    if (clauses[first].occurrence == query::Occurrence::excluded) return run.word_count();
    std::vector<std::size_t> empty_words;
    const auto readings = run.plan(analyzers_, empty_words);
    const auto is_part_of_last = [&](std::size_t word) {
      return word < readings.size() && readings[word].empty() &&
             std::find(empty_words.begin(), empty_words.end(), word) == empty_words.end();
    };
    for (std::size_t word = 0; word < readings.size(); ++word) {
      if (is_part_of_last(word) || is_part_of_last(word + 1)) continue;
      visit_word(*query::plain_word(clauses[first + word].node));
    }
    return run.word_count();
  }

  void visit_word(const query::Word& word) {
    if (word.form == query::WordForm::prefix || word.form == query::WordForm::fuzzy) return;
    std::string written;
    for (auto& [language, analyzer] : analyzers_) {
      analyzer.analyze(word.text, tokens_);
      // A word that is several tokens is left as it was typed.
      if (tokens_.size() != 1 || vocabulary_.lives(tokens_.front().term->text)) return;
      written = text::written_form(word.text, language);
    }
    if (!may_be_misspelt(written)) return;
    const auto suggestion = vocabulary_.nearest(written);
    if (!suggestion || *suggestion == written) return;
    corrections_.push_back({word.text_where, *suggestion});
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
  corrector.visit(Query::Tree::of(query).root);
  return corrector.take();
}

}  // namespace newsgrep::engine
