#include "text/tokenizer.hpp"

#include <algorithm>
#include <array>

#include "text/ascii.hpp"
#include "text/character_properties.hpp"
#include "text/numbers.hpp"
#include "text/utf8.hpp"

namespace newsgrep::text {
namespace {

constexpr std::uint8_t in_word = 1;   // an ASCII letter or digit
constexpr std::uint8_t may_join = 2;  // a character that may continue a word
constexpr std::uint8_t beyond_ascii = 4;

constexpr std::array<std::uint8_t, 256> make_byte_classes() {
  std::array<std::uint8_t, 256> classes{};
  for (std::size_t c = 0; c < classes.size(); ++c) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    const bool digit = c >= '0' && c <= '9';
    if (letter || digit) classes[c] = in_word;
    if (c >= 0x80) classes[c] = may_join | beyond_ascii;
  }
  for (const char c : {'\'', '`', '.', ',', '&', '+', '#'}) {
    classes[static_cast<unsigned char>(c)] = may_join;
  }
  return classes;
}

constexpr auto byte_classes = make_byte_classes();

std::uint8_t byte_class(char c) {
  return byte_classes[static_cast<unsigned char>(c)];
}

// Enough for AT&T, R&D, PG&E. Around an & without spaces, longer words are two words.
constexpr std::size_t max_letters_beside_ampersand = 3;

constexpr std::array<std::string_view, 15> french_articles{
    "c",      "d",      "j",  "jusqu",  "l",      "lorsqu", "m", "n",
    "presqu", "puisqu", "qu", "quelqu", "quoiqu", "s",      "t"};
constexpr std::array<std::string_view, 27> italian_articles{
    "agl",  "all",   "anch",  "bell", "c",    "coll", "com",  "d", "dagl",
    "dall", "degl",  "dell",  "dov",  "gl",   "l",    "m",    "n", "negl",
    "nell", "quell", "quest", "s",    "sant", "sugl", "sull", "t", "un"};
constexpr std::array<std::string_view, 6> catalan_articles{"d", "l", "m", "n", "s", "t"};

bool is_hyphen(std::int32_t code_point) {
  return code_point == '-' || (code_point >= 0x2010 && code_point <= 0x2013) ||
         code_point == 0x2212 || code_point == 0xFE63 || code_point == 0xFF0D;
}

}  // namespace

std::span<const std::string_view> elided_articles(std::string_view language) {
  if (language == "fr") return french_articles;
  if (language == "it") return italian_articles;
  if (language == "ca") return catalan_articles;
  return {};
}

bool is_dotted_acronym(std::string_view word) {
  const std::size_t dot = word.find('.');
  return dot != std::string_view::npos && dot > 0 && !is_ascii_digit(word[dot - 1]);
}

bool is_word_gap(std::string_view gap) {
  bool hyphen_seen = false;
  for (std::size_t i = 0; i < gap.size();) {
    const std::int32_t code_point = next_code_point(gap, i);
    if (is_hyphen(code_point)) {
      if (hyphen_seen) return false;
      hyphen_seen = true;
    } else if (!is_white_space(code_point)) {
      return false;
    }
  }
  return true;
}

bool Tokenizer::next(WordRange& word) {
  const std::size_t size = text_.size();
  std::size_t i = position_;
  for (;;) {
    while (i < size && (byte_class(text_[i]) & (in_word | beyond_ascii)) == 0) ++i;
    if (i == size) {
      position_ = size;
      return false;
    }
    const std::size_t begin = i;
    if ((byte_class(text_[i]) & in_word) != 0) {
      do {
        ++i;
      } while (i < size && (byte_class(text_[i]) & in_word) != 0);
      if (i == size || (byte_class(text_[i]) & may_join) == 0) return finish(begin, i, i, word);
      return extend(begin, i, is_ascii_digit(text_[i - 1]) ? CharClass::digit : CharClass::letter,
                    word);
    }
    const CharClass first = class_at(begin, i);
    if (first == CharClass::letter || first == CharClass::digit) {
      return extend(begin, i, first, word);
    }
    if (first == CharClass::spaceless) {
      if (next_spaceless(begin, word)) return true;
      i = position_;
    }
  }
}

// Continues the word [begin, i), whose last character is of class `last`, and finishes it.
bool Tokenizer::extend(std::size_t begin, std::size_t i, CharClass last, WordRange& word) {
  const std::size_t size = text_.size();
  const std::size_t leading_digits_end = static_cast<std::size_t>(
      std::find_if_not(text_.begin() + static_cast<std::ptrdiff_t>(begin),
                       text_.begin() + static_cast<std::ptrdiff_t>(i), is_ascii_digit) -
      text_.begin());
  std::size_t end = i;  // after the last character that is surely part of the word
  while (i < size) {
    const char c = text_[i];
    if ((byte_class(c) & in_word) != 0) {
      last = is_ascii_digit(c) ? CharClass::digit : CharClass::letter;
      end = ++i;
      continue;
    }
    if ((byte_class(c) & may_join) == 0) break;

    std::size_t after = i;
    const CharClass current = class_at(i, after);
    if (current == CharClass::letter || current == CharClass::digit) {
      last = current;
      end = i = after;
      continue;
    }
    if (current == CharClass::mark) {
      end = i = after;
      continue;
    }
    if (current == CharClass::ignorable) {
      i = after;
      continue;
    }
    if (end != i) break;

    if (current == CharClass::apostrophe) {
      if (const std::size_t resume = possessive_end(i)) return finish(begin, end, resume, word);
      std::size_t after_letter = after;
      if (last != CharClass::letter || class_at(after, after_letter) != CharClass::letter) break;
      if (is_elided(text_.substr(begin, i - begin))) return finish(begin, end, after, word);
      end = i = after_letter;
      continue;
    }
    if ((c == '.' || c == ',') && last == CharClass::digit && i + 1 < size &&
        is_ascii_digit(text_[i + 1])) {
      if (i == leading_digits_end) {
        const std::size_t number_ends = number_end(begin, i);
        if (number_ends == i) break;
        end = i = number_ends;
        continue;
      }
      if (c == ',') break;
      end = i = i + 2;
      continue;
    }
    if (c == '.' && last == CharClass::letter) {
      if (const std::size_t acronym_ends = acronym_end(begin, i)) {
        const std::size_t resume = possessive_end(acronym_ends);
        return finish(begin, acronym_ends, std::max(resume, acronym_ends), word);
      }
    }
    if (c == '&') {
      if (const std::size_t both_end = ampersand_end(begin, i)) {
        end = i = both_end;
        last = CharClass::letter;
        continue;
      }
    }
    if (c == '+' || c == '#') {
      if (const std::size_t name_ends = programming_language_end(begin, i)) {
        return finish(begin, name_ends, name_ends, word);
      }
    }
    break;
  }
  return finish(begin, end, i, word);
}

// Makes a word of the character at `i` and the next one; the next pair starts at its second.
// Returns false if the character was the second of a pair and starts none.
bool Tokenizer::next_spaceless(std::size_t i, WordRange& word) {
  const std::size_t first_end = cluster_end(i);
  std::size_t after = first_end;
  if (class_at(first_end, after) == CharClass::spaceless) {
    second_half_ = true;
    return finish(i, cluster_end(first_end), first_end, word);
  }
  const bool alone = !second_half_;
  second_half_ = false;
  if (alone) return finish(i, first_end, first_end, word);
  position_ = first_end;
  return false;
}

bool Tokenizer::finish(std::size_t begin, std::size_t end, std::size_t resume, WordRange& word) {
  word.begin = static_cast<std::uint32_t>(begin);
  word.end = static_cast<std::uint32_t>(end);
  position_ = resume;
  return true;
}

// Returns the class of the character at `i` and sets `after` to its end. The end of the text is a
// separator and leaves `after`.
CharClass Tokenizer::class_at(std::size_t i, std::size_t& after) const {
  if (i >= text_.size()) return CharClass::separator;
  const char c = text_[i];
  if ((byte_class(c) & beyond_ascii) == 0) {
    after = i + 1;
    if (is_ascii_digit(c)) return CharClass::digit;
    if (is_ascii_letter(c)) return CharClass::letter;
    return c == '\'' || c == '`' ? CharClass::apostrophe : CharClass::separator;
  }
  after = i;
  return classify(next_code_point(text_, after));
}

bool Tokenizer::continues_word(std::size_t i) const {
  std::size_t after = i;
  const CharClass current = class_at(i, after);
  return current == CharClass::letter || current == CharClass::digit || current == CharClass::mark;
}

// Returns the end of a possessive 's that starts at `i`; 0 if there is none.
std::size_t Tokenizer::possessive_end(std::size_t i) const {
  std::size_t after = i;
  if (class_at(i, after) != CharClass::apostrophe) return 0;
  if (after >= text_.size() || ascii_lower(text_[after]) != 's') return 0;
  return continues_word(after + 1) ? 0 : after + 1;
}

// Returns the end of the number whose first separator is at `i`; `i` if that separates two numbers.
std::size_t Tokenizer::number_end(std::size_t begin, std::size_t i) {
  std::size_t run_end = i;
  while (run_end + 1 < text_.size() && is_ascii_digit(text_[run_end + 1])) {
    const char separator = text_[run_end];
    if (separator != ',' && separator != '.') break;
    if (separator == ',' && run_end < commas_separate_until_) break;
    if (separator == '.' && run_end < dots_separate_until_) break;
    ++run_end;
    while (run_end < text_.size() && is_ascii_digit(text_[run_end])) ++run_end;
  }
  if (run_end == i) return i;
  switch (read_number_run(text_.substr(begin, run_end - begin))) {
    case NumberRun::number:
      return run_end;
    case NumberRun::date:
      dots_separate_until_ = run_end;
      return i;
    case NumberRun::list:
      commas_separate_until_ = run_end;
      return number_end(begin, i);
  }
  return i;
}

// Returns the end of an acronym whose first dot is at `dot`; 0 if there is none.
std::size_t Tokenizer::acronym_end(std::size_t begin, std::size_t dot) const {
  std::size_t after = begin;
  const bool upper = is_upper(next_code_point(text_, after));
  if (after != dot) return 0;
  std::size_t letters = 1;
  std::size_t end = dot;
  while (end < text_.size() && text_[end] == '.') {
    if (class_at(end + 1, after) != CharClass::letter || continues_word(after)) break;
    // "plan b.I went" lacks a space and has no acronym, so all letters must be of one case.
    std::size_t letter = end + 1;
    if (is_upper(next_code_point(text_, letter)) != upper) break;
    end = after;
    ++letters;
  }
  if (letters < 2) return 0;
  return end < text_.size() && text_[end] == '.' ? end + 1 : end;
}

// Returns the end of a word like AT&T whose & is at `i`; 0 if there is none.
std::size_t Tokenizer::ampersand_end(std::size_t begin, std::size_t i) const {
  if (i - begin > max_letters_beside_ampersand) return 0;
  const std::string_view left = text_.substr(begin, i - begin);
  if (!std::all_of(left.begin(), left.end(), is_ascii_letter)) return 0;
  std::size_t end = i + 1;
  while (end < text_.size() && is_ascii_letter(text_[end])) ++end;
  const std::size_t right = end - (i + 1);
  return right == 0 || right > max_letters_beside_ampersand || continues_word(end) ? 0 : end;
}

// Returns the end of C++, C# or F# whose sign is at `i`; 0 if there is none.
std::size_t Tokenizer::programming_language_end(std::size_t begin, std::size_t i) const {
  if (i - begin != 1 || !is_ascii_letter(text_[begin])) return 0;
  std::size_t end = i + 1;
  if (text_[i] == '+') {
    if (end >= text_.size() || text_[end] != '+') return 0;
    ++end;
  }
  if (continues_word(end)) return 0;
  return end < text_.size() && text_[end] == text_[i] ? 0 : end;
}

// Returns the end of the character at `i` and of the marks that follow it.
std::size_t Tokenizer::cluster_end(std::size_t i) const {
  std::size_t end = i;
  class_at(i, end);
  std::size_t after = end;
  while (class_at(end, after) == CharClass::mark) end = after;
  return end;
}

bool Tokenizer::is_elided(std::string_view word) const {
  return std::any_of(elided_.begin(), elided_.end(), [word](std::string_view article) {
    return std::equal(article.begin(), article.end(), word.begin(), word.end(),
                      [](char a, char b) { return a == ascii_lower(b); });
  });
}

}  // namespace newsgrep::text
