#include "analysis/written_words.hpp"

#include "analysis/analyzer.hpp"
#include "analysis/characters.hpp"
#include "analysis/normalizer.hpp"
#include "analysis/tokenizer.hpp"
#include "stable_hash.hpp"

namespace newsgrep::detail {

void set_written_word(std::string_view word, std::string& form) {
  normalize_word(word.substr(0, character_boundary(word, max_examined_bytes)), form);
  fold_diacritics(form);
}

std::string written_form(std::string_view text, std::string_view language) {
  std::string form;
  std::string normal;
  Tokenizer tokenizer(text, elided_articles(language));
  for (Word word{}; form.size() < max_term_bytes && tokenizer.next(word);) {
    set_written_word(text.substr(word.begin, word.end - word.begin), normal);
    if (normal.empty()) continue;
    if (!form.empty()) form.push_back(' ');
    form.append(normal);
  }
  if (form.size() > max_term_bytes) form.resize(character_boundary(form, max_term_bytes));
  return form;
}

std::uint32_t WrittenWords::number_of(std::string_view word, const Term& term,
                                      std::uint32_t variant_word) {
  std::string pair(word);
  pair.push_back(separator);
  pair.append(term.text);
  const auto hash = stable_hash(pair);
  if (const auto* known = pairs_.find(pair, hash)) return known->id + 1;
  keys_.push_back(pairs_.add(pair, hash, false));
  variant_words_.push_back(variant_word);
  met_.push_back(0);
  return keys_.back()->id + 1;
}

void WrittenWords::clear() {
  pairs_.clear();
  keys_.clear();
  variant_words_.clear();
  met_.assign(1, 0);
}

}  // namespace newsgrep::detail
