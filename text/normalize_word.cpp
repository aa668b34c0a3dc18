#include "text/normalize_word.hpp"

#include <algorithm>
#include <cstdint>

#include "text/ascii.hpp"
#include "text/character_class.hpp"
#include "text/character_properties.hpp"
#include "text/normal_form.hpp"
#include "text/numbers.hpp"
#include "text/tokenizer.hpp"
#include "text/utf8.hpp"

namespace newsgrep::text {
namespace {

enum class Case { fold, keep };

bool is_decimal_point(std::string_view text, std::size_t i) {
  return text[i] == '.' && i > 0 && is_ascii_digit(text[i - 1]) && i + 1 < text.size() &&
         is_ascii_digit(text[i + 1]);
}

void append_ascii_character(std::string_view text, std::size_t i, std::string& out) {
  const char c = text[i];
  if (c == '`') {
    out.push_back('\'');
  } else if (is_ascii_letter(c) || is_ascii_digit(c) || c == '\'' || c == '&' || c == '+' ||
             c == '#' || is_decimal_point(text, i)) {
    out.push_back(c);
  }
}

void append_ascii(std::string_view text, Case letter_case, std::string& out) {
  const std::size_t start = out.size();
  for (std::size_t i = 0; i < text.size(); ++i) append_ascii_character(text, i, out);
  if (letter_case == Case::keep) return;
  for (std::size_t i = start; i < out.size(); ++i) out[i] = ascii_lower(out[i]);
}

// Appends the letters, marks and digits of the normal form; a compatibility character may become
// several, of which some are no part of a word.
void append_unicode(std::string_view text, Case letter_case, std::string& out) {
  constexpr std::int32_t arabic_tatweel = 0x640;  // stretches a word for looks
  std::string normalised;
  normalize(text, letter_case == Case::fold ? NormalForm::nfkc_casefold : NormalForm::nfkc,
            normalised);
  for (std::size_t i = 0; i < normalised.size();) {
    const std::size_t start = i;
    const std::int32_t code_point = next_code_point(normalised, i);
    if (code_point < 0x80) {
      append_ascii_character(normalised, start, out);
      continue;
    }
    switch (classify(code_point)) {
      case CharClass::digit:
        out.push_back(static_cast<char>('0' + digit_value(code_point)));
        break;
      case CharClass::apostrophe:
        out.push_back('\'');
        break;
      case CharClass::mark:
        if (out.empty()) break;
        [[fallthrough]];
      case CharClass::letter:
      case CharClass::spaceless:
        if (code_point == arabic_tatweel) break;
        if (is_default_ignorable(code_point)) break;
        append_code_point(code_point, out);
        break;
      case CharClass::separator:
      case CharClass::ignorable:
        break;
    }
  }
}

void strip_apostrophes(std::string& word) {
  while (!word.empty() && word.back() == '\'') word.pop_back();
  word.erase(0, std::min(word.find_first_not_of('\''), word.size()));
}

void normalize(std::string_view word, Case letter_case, std::string& out) {
  if (std::all_of(word.begin(), word.end(), is_ascii_letter)) {  // Most are.
    out.assign(word);
    if (letter_case == Case::fold) std::transform(out.begin(), out.end(), out.begin(), ascii_lower);
    return;
  }
  out.clear();
  const std::size_t number_bytes = number_run_size(word);
  if (number_bytes > 0) append_number(word.substr(0, number_bytes), out);
  const std::string_view rest = word.substr(number_bytes);
  if (is_ascii(rest)) {
    append_ascii(rest, letter_case, out);
  } else {
    append_unicode(rest, letter_case, out);
  }
  strip_apostrophes(out);
}

}  // namespace

std::string_view examined_part(std::string_view word) {
  return word.substr(0, character_boundary(word, max_examined_bytes));
}

void normalize_word(std::string_view word, std::string& out) {
  normalize(word, Case::fold, out);
}

std::string case_form(std::string_view word) {
  std::string out;
  normalize(word, Case::keep, out);
  if (is_dotted_acronym(word)) {
    for (char& c : out) c = ascii_upper(c);
  }
  return out;
}

}  // namespace newsgrep::text
