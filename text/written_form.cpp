#include "text/written_form.hpp"

#include "text/folding.hpp"
#include "text/normalize_word.hpp"
#include "text/token.hpp"
#include "text/tokenizer.hpp"
#include "text/utf8.hpp"

namespace newsgrep::text {

std::string written_form(std::string_view text, std::string_view language) {
  std::string form;
  std::string normal;
  Tokenizer tokenizer(text, elided_articles(language));
  for (WordRange word{}; form.size() < max_term_bytes && tokenizer.next(word);) {
    normalize_word(examined_part(text.substr(word.begin, word.end - word.begin)), normal);
    fold_diacritics(normal);
    if (normal.empty()) continue;
    if (!form.empty()) form.push_back(' ');
    form.append(normal);
  }
  if (form.size() > max_term_bytes) form.resize(character_boundary(form, max_term_bytes));
  return form;
}

}  // namespace newsgrep::text
