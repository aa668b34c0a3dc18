#include "searcher/query/readings.hpp"

#include <algorithm>
#include <utility>
#include <variant>

#include "text/stable_hash.hpp"
#include "text/written_form.hpp"

namespace newsgrep::query {
namespace {

PlannedWord planned(const text::Token& token) {
  return {{{token.term->text, token.term->hash, token.term->stop_word}}};
}

bool same_word(const PlannedWord& a, const PlannedWord& b) {
  if (a.pattern.has_value() != b.pattern.has_value()) return false;
  if (a.pattern) return a.pattern->to_string() == b.pattern->to_string();
  return a.terms.front().text == b.terms.front().text;
}

/// The different readings of a piece of text.
class Readings {
 public:
  void add(WordSequence words, const std::string& language) {
    if (words.empty()) return;
    Sequence reading{std::move(words)};
    for (auto& known : readings_) {
      if (!same(known, reading)) continue;
      known.languages.push_back(language);
      return;
    }
    reading.languages.push_back(language);
    readings_.push_back(std::move(reading));
  }

  /// Returns the readings of a text in so many languages. One that is the same in all of them
  /// counts in passages of any language.
  std::vector<Sequence> take(std::size_t languages) {
    for (auto& reading : readings_) {
      if (reading.languages.size() == languages) reading.languages.clear();
    }
    return std::move(readings_);
  }

 private:
  /// A stop word of one language may be an ordinary word of the next; these are different readings.
  static bool same(const Sequence& a, const Sequence& b) {
    return is_stop_word(a) == is_stop_word(b) &&
           std::equal(a.words.begin(), a.words.end(), b.words.begin(), b.words.end(), same_word);
  }

  std::vector<Sequence> readings_;
};

PlannedWord planned(WordPattern pattern, const Expander& expand) {
  const auto& expansion = expand(pattern);
  PlannedWord word;
  word.needs_form = !expansion.known;
  for (const auto& term : expansion.terms) {
    word.terms.push_back({term.text, text::stable_hash(term.text), false, term.edits, term.passages,
                          term.in_shards});
    if (!term.whole) word.needs_form = true;
    word.hashes.push_back(word.terms.back().hash);
  }
  std::sort(word.hashes.begin(), word.hashes.end());
  word.pattern = std::move(pattern);
  return word;
}

}  // namespace

std::vector<Sequence> plan_text(std::string_view text, WordForm form, unsigned max_edits,
                                std::vector<LanguageAnalyzer>& analyzers, const Expander& expand) {
  Readings readings;
  std::vector<text::Token> tokens;
  for (auto& [language, analyzer] : analyzers) {
    analyzer.analyze(text, tokens);
    WordSequence words;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
      const bool is_last = i + 1 == tokens.size();
      const auto token_form = form == WordForm::written || is_last ? form : WordForm::any;
      if (token_form == WordForm::any) {
        words.push_back(planned(tokens[i]));
        continue;
      }
      WordPattern pattern;
      pattern.form = token_form;
      pattern.word = text::written_form(
          text.substr(tokens[i].begin, tokens[i].end - tokens[i].begin), language);
      if (token_form == WordForm::fuzzy) {
        pattern.max_edits = max_edits > 0 ? max_edits : usual_edits(pattern.word);
      }
      words.push_back(planned(std::move(pattern), expand));
    }
    readings.add(std::move(words), language);
  }
  return readings.take(analyzers.size());
}

bool is_stop_word(const Sequence& reading) {
  return reading.words.size() == 1 && !reading.words.front().pattern &&
         reading.words.front().terms.front().stop_word;
}

const Word* plain_word(const Node& node) {
  const auto* word = std::get_if<Word>(&node.what);
  return word != nullptr && word->form == WordForm::any ? word : nullptr;
}

WordRun::WordRun(const std::vector<Clause>& clauses, std::size_t first)
    : required_(clauses[first].occurrence == Occurrence::required) {
  const auto occurrence = clauses[first].occurrence;
  for (std::size_t i = first; i < clauses.size(); ++i) {
    const auto* word = plain_word(clauses[i].node);
    if (clauses[i].occurrence != occurrence || word == nullptr) break;
    if (!words_.empty()) text_.push_back(' ');
    words_.push_back(text_.size());
    text_.append(word->text);
    if (occurrence == Occurrence::excluded) break;  // Each exclusion stands for itself.
  }
}

std::vector<std::vector<Sequence>> WordRun::plan(std::vector<LanguageAnalyzer>& analyzers,
                                                 std::vector<std::size_t>& empty_words) const {
  std::vector<Readings> readings(words_.size());
  std::vector<bool> covered(words_.size(), false);
  std::vector<text::Token> tokens;
  for (auto& [language, analyzer] : analyzers) {
    analyzer.analyze(text_, tokens);
    std::vector<WordSequence> sequences(words_.size());
    std::vector<const text::Token*> covering(words_.size(), nullptr);
    for (const auto& token : tokens) {
      const auto first = word_at(token.begin);
      const auto last = word_at(token.end - 1);
      sequences[first].push_back(planned(token));
      for (auto word = first; word <= last; ++word) {
        covered[word] = true;
        covering[word] = &token;
      }
    }
    for (std::size_t word = 0; word < words_.size(); ++word) {
      if (required_ && sequences[word].empty() && covering[word] != nullptr) {
        sequences[word].push_back(planned(*covering[word]));
      }
      readings[word].add(std::move(sequences[word]), language);
    }
  }
  std::vector<std::vector<Sequence>> words;
  for (std::size_t word = 0; word < words_.size(); ++word) {
    if (!covered[word]) empty_words.push_back(word);
    words.push_back(readings[word].take(analyzers.size()));
  }
  return words;
}

std::size_t WordRun::word_at(std::size_t offset) const {
  const auto after = std::upper_bound(words_.begin(), words_.end(), offset);
  return static_cast<std::size_t>(after - words_.begin()) - 1;
}

}  // namespace newsgrep::query
