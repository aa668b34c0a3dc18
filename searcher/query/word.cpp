#include "searcher/query/word.hpp"

#include <algorithm>
#include <cstddef>
#include <string>

#include "text/ascii.hpp"
#include "text/character_class.hpp"
#include "text/utf8.hpp"

namespace newsgrep::query {
namespace {

constexpr std::size_t min_prefix_characters = 2;
constexpr std::size_t min_fuzzy_characters = 3;
constexpr unsigned max_edits = 2;

struct Count {
  std::size_t letters = 0;
  std::size_t digits = 0;
  std::size_t both() const { return letters + digits; }
};

Count count_characters(std::string_view text) {
  Count count;
  for (std::size_t at = 0; at < text.size();) {
    const auto kind = text::classify(text::next_code_point(text, at));
    count.letters += kind == text::CharClass::letter || kind == text::CharClass::spaceless ? 1 : 0;
    count.digits += kind == text::CharClass::digit ? 1 : 0;
  }
  return count;
}

Word word(WordForm form, std::string_view text) {
  return {std::string(text), form};
}

/// Returns `text` without stars at its ends.
std::string_view trimmed(std::string_view text) {
  text.remove_prefix(std::min(text.find_first_not_of('*'), text.size()));
  return text.substr(0, text.find_last_not_of('*') + 1);
}

Word read_stars(std::string_view typed, ByteRange where, Mistakes& mistakes) {
  const auto count = count_characters(typed).both();
  if (count == 0) return word(WordForm::any, typed);
  const auto stem = trimmed(typed);
  const bool one_at_the_end = typed.find('*') == typed.size() - 1;
  if (one_at_the_end && count >= min_prefix_characters) return word(WordForm::prefix, stem);
  if (one_at_the_end) {
    mistakes.add(where, "A wildcard needs two letters before the *; read as a word",
                 "Write more of the word");
  } else {
    mistakes.add(where, "A * may only stand at the end of a word; read as a word",
                 "Write the beginning of the word and one *");
  }
  return word(WordForm::any, stem);
}

/// A `~` at the end of a word, with the digit after it, if any.
struct FuzzyMark {
  std::size_t at = std::string_view::npos;
  char digit = '\0';
};

FuzzyMark find_fuzzy_mark(std::string_view typed) {
  const auto at = typed.find('~');
  if (at == std::string_view::npos) return {};
  const auto after = typed.substr(at + 1);
  if (after.empty()) return {at, '\0'};
  return after.size() == 1 && text::is_ascii_digit(after[0]) ? FuzzyMark{at, after[0]}
                                                             : FuzzyMark{};
}

Word read_tilde(std::string_view typed, ByteRange where, Mistakes& mistakes) {
  const auto mark = find_fuzzy_mark(typed);
  if (mark.at == std::string_view::npos) return word(WordForm::any, typed);
  const auto stem = typed.substr(0, mark.at);
  const auto count = count_characters(stem);
  const bool range_of_numbers = mark.digit != '\0' && count.letters == 0;  // 5~7
  if (count.both() == 0 || range_of_numbers) return word(WordForm::any, typed);
  if (count.both() < min_fuzzy_characters) {
    mistakes.add(where, "A misspelt word needs three letters before the ~; read as a word",
                 "Write more of the word");
    return word(WordForm::any, stem);
  }
  auto fuzzy = word(WordForm::fuzzy, stem);
  if (mark.digit == '\0') return fuzzy;
  const auto asked = static_cast<unsigned>(mark.digit - '0');
  fuzzy.max_edits = std::clamp(asked, 1U, max_edits);
  if (fuzzy.max_edits != asked) {
    mistakes.add(where, "Number after ~ read as " + std::to_string(fuzzy.max_edits),
                 "Write ~1, ~2 or ~ alone");
  }
  return fuzzy;
}

}  // namespace

Word read_word(std::string_view typed, ByteRange where, Mistakes& mistakes) {
  if (typed.find('*') != std::string_view::npos) return read_stars(typed, where, mistakes);
  return read_tilde(typed, where, mistakes);
}

bool is_code(std::string_view text) {
  const auto language = text.substr(0, text.find_first_of("-_"));
  const auto region = text.substr(language.size());
  return (language.size() == 2 || language.size() == 3) &&
         std::all_of(language.begin(), language.end(), text::is_ascii_letter) &&
         region.size() != 1 && std::all_of(region.begin(), region.end(), [](char c) {
           return text::is_ascii_letter(c) || text::is_ascii_digit(c) || c == '-' || c == '_';
         });
}

}  // namespace newsgrep::query
