#include "text/written_words.hpp"

#include "text/analyzer.hpp"
#include "text/characters.hpp"
#include "text/normalizer.hpp"
#include "text/stable_hash.hpp"
#include "text/tokenizer.hpp"

namespace newsgrep::text {

std::string written_form(std::string_view text, std::string_view language) {
  std::string form;
  std::string normal;
  Tokenizer tokenizer(text, elided_articles(language));
  for (Word word{}; form.size() < max_term_bytes && tokenizer.next(word);) {
    const auto head = text.substr(word.begin, word.end - word.begin);
    normalize_word(head.substr(0, character_boundary(head, max_examined_bytes)), normal);
    fold_diacritics(normal);
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
  const auto* added = pairs_.add(pair, hash, false);
  words_.push_back({added, static_cast<std::uint32_t>(word.size()), variant_word});
  met_.push_back(0);
  return added->id + 1;
}

void WrittenWords::clear() {
  pairs_.clear();
  words_.clear();
  met_.assign(1, 0);
}

}  // namespace newsgrep::text
