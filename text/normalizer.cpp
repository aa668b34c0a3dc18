#include "text/normalizer.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

#include "text/characters.hpp"
#include "text/numbers.hpp"
#include "text/tokenizer.hpp"
#include "text/unicode.hpp"

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

// Compatibility forms may turn into several characters, not all of which belong into a word.
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

struct Folding {
  std::int32_t code_point;
  std::string_view folded;
};

// Letters that Unicode does not decompose, in normalised (lower) case.
constexpr std::array foldings{
    Folding{0x00E6, "ae"}, Folding{0x00F0, "d"}, Folding{0x00F8, "o"},  Folding{0x00FE, "th"},
    Folding{0x0111, "d"},  Folding{0x0127, "h"}, Folding{0x0131, "i"},  Folding{0x0138, "k"},
    Folding{0x0142, "l"},  Folding{0x014B, "n"}, Folding{0x0153, "oe"}, Folding{0x0167, "t"},
    Folding{0x0180, "b"},  Folding{0x0188, "c"}, Folding{0x0192, "f"},  Folding{0x0199, "k"},
    Folding{0x01B4, "y"},  Folding{0x0219, "s"}, Folding{0x021B, "t"},  Folding{0x0253, "b"},
    Folding{0x0254, "o"},  Folding{0x0256, "d"}, Folding{0x0257, "d"},  Folding{0x0259, "e"},
    Folding{0x025B, "e"},  Folding{0x0268, "i"}, Folding{0x0269, "i"},  Folding{0x0289, "u"},
};

const Folding* find_folding(std::int32_t code_point) {
  for (const Folding& folding : foldings) {
    if (folding.code_point == code_point) return &folding;
  }
  return nullptr;
}

}  // namespace

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

void fold_diacritics(std::string& word) {
  constexpr std::int32_t cyrillic_io = 0x451;
  constexpr std::int32_t cyrillic_ie = 0x435;
  constexpr std::int32_t diaeresis = 0x308;
  if (is_ascii(word)) return;
  std::string decomposed;
  normalize(word, NormalForm::nfd, decomposed);

  std::string folded;
  std::int32_t base = 0;
  for (std::size_t i = 0; i < decomposed.size();) {
    const std::int32_t code_point = next_code_point(decomposed, i);
    if (is_nonspacing_mark(code_point)) {
      const bool dropped =
          is_latin_or_greek(base) || (base == cyrillic_ie && code_point == diaeresis);
      if (!dropped) append_code_point(code_point, folded);
      continue;
    }
    base = code_point;
    if (const Folding* folding = find_folding(code_point)) {
      folded += folding->folded;
    } else {
      append_code_point(code_point == cyrillic_io ? cyrillic_ie : code_point, folded);
    }
  }
  if (is_ascii(folded)) {
    word = std::move(folded);
  } else {
    normalize(folded, NormalForm::nfc, word);
  }
}

}  // namespace newsgrep::text
