#include "corpus/line_shape.hpp"

#include <algorithm>
#include <iterator>
#include <string>

#include "corpus/clean_text.hpp"
#include "text/ascii.hpp"
#include "text/character_properties.hpp"
#include "text/utf8.hpp"

namespace newsgrep::corpus {
namespace {

constexpr std::string_view abbreviations[] = {
    "mr",  "mrs", "ms",  "dr",  "prof", "gen", "col", "lt",  "capt", "cpl",  "sgt",  "maj", "adm",
    "sen", "rep", "gov", "rev", "st",   "no",  "nos", "vs",  "inc",  "ltd",  "corp", "co",  "jr",
    "sr",  "jan", "feb", "mar", "apr",  "jun", "jul", "aug", "sep",  "sept", "oct",  "nov", "dec"};

constexpr std::string_view question_words[] = {"who", "what",  "when",  "where",  "why",  "which",
                                               "how", "is",    "are",   "was",    "were", "will",
                                               "can", "could", "would", "should", "does", "do",
                                               "did", "has",   "have",  "had",    "may",  "might"};

/// Returns whether the full stop after a word belongs to the word. Fewer do at the end of a line
/// than inside it, before another word.
enum class StopPlace { inside, at_end };
bool is_abbreviation(std::string_view word_with_stop, StopPlace place) {
  auto word = word_with_stop;
  while (!word.empty() && !text::is_letter_or_digit(text::first_code_point(word))) {
    std::size_t at = 0;
    text::next_code_point(word, at);
    word.remove_prefix(at);
  }
  if (!word.ends_with('.')) return false;
  word.remove_suffix(1);
  if (word.find('.') != std::string_view::npos) return true;                          // U.S., a.m.
  if (word.size() == 1 && text::is_upper(text::first_code_point(word))) return true;  // an initial
  const auto lower = text::to_ascii_lower(word);
  if (place == StopPlace::at_end) {
    return lower == "inc" || lower == "ltd" || lower == "corp" || lower == "co" || lower == "jr" ||
           lower == "sr";
  }
  return std::find(std::begin(abbreviations), std::end(abbreviations), lower) !=
         std::end(abbreviations);
}

std::string_view last_word(std::string_view text) {
  const auto space = text.rfind(' ');
  return space == std::string_view::npos ? text : text.substr(space + 1);
}

bool is_closing(std::int32_t c) {
  switch (c) {
    case '"':
    case '\'':
    case ')':
    case ']':
    case 0x2019:
    case 0x201D:
    case 0x201C:  // closes in German
    case 0xBB:
    case 0x300D:
    case 0x300F:
    case 0xFF09:
      return true;
    default:
      return false;
  }
}

/// Returns whether a sentence ends inside the line and another one starts.
bool has_inner_sentence_end(std::string_view line) {
  for (std::size_t at = 0; at < line.size();) {
    const auto space = line.find(' ', at);
    if (space == std::string_view::npos) return false;
    const auto word = line.substr(at, space - at);
    at = space + 1;
    if (is_abbreviation(word, StopPlace::inside)) continue;
    const auto ending = ending_of(word);
    if (ending != Ending::sentence && ending != Ending::question && ending != Ending::exclamation) {
      continue;
    }
    auto next = text::first_code_point(line.substr(at));
    if (next == '"' || next == '\'' || next == 0x201C || next == 0x2018) {
      std::size_t after_quote = at;
      text::next_code_point(line, after_quote);
      next = text::first_code_point(line.substr(after_quote));
    }
    if (text::is_upper(next)) return true;
  }
  return false;
}

bool is_in_quotes(std::string_view folded) {
  return folded.size() > 1 && folded.front() == '"' && folded.back() == '"' &&
         folded.find('"', 1) == folded.size() - 1;
}

/// Returns whether a line starts as a heading may: with a capital letter or one of a script without
/// case, a number, a quotation mark or a currency sign. A dash, for one, names the author of a
/// quotation.
bool begins_like_heading(std::string_view line) {
  constexpr std::u32string_view openers =
      U"'\"\u2018\u201C\u201E\u00AB\u00BF\u00A1(#$\u00A3\u20AC\u300C\u300E";
  const auto first = text::first_code_point(line);
  if (text::is_lower(first)) return false;
  return text::is_letter_or_digit(first) ||
         openers.find(static_cast<char32_t>(first)) != std::u32string_view::npos;
}

std::size_t count_spaceless(std::string_view line) {
  std::size_t count = 0;
  for (std::size_t at = 0; at < line.size();)
    count += text::is_chinese_or_japanese(text::next_code_point(line, at)) ? 1 : 0;
  return count;
}

}  // namespace

Ending ending_of(std::string_view line) {
  auto [last, begin] = text::last_code_point(line);
  while (is_closing(last) || last == ' ') {
    line = line.substr(0, begin);
    const auto step = text::last_code_point(line);
    last = step.value;
    begin = step.offset_bytes;
  }
  switch (last) {
    case '.':
      return is_abbreviation(last_word(line), StopPlace::at_end) ? Ending::abbreviation
                                                                 : Ending::sentence;
    case 0x2026:
    case 0x3002:  // 。
    case 0xFF0E:
    case 0x06D4:  // Urdu
    case 0x0964:  // Devanagari
      return Ending::sentence;
    case '?':
    case 0xFF1F:
    case 0x061F:
      return Ending::question;
    case '!':
    case 0xFF01:
      return Ending::exclamation;
    case ',':
    case ':':
    case ';':
    case 0xFF0C:
    case 0xFF1A:
    case 0x3001:
      return Ending::open;
    default:
      return Ending::none;
  }
}

bool is_title_case(std::string_view line) {
  std::size_t capital = 0;
  std::size_t small = 0;
  for (std::size_t at = 0; at <= line.size();) {
    const auto space = std::min(line.find(' ', at), line.size());
    const auto word = line.substr(at, space - at);
    at = space + 1;
    if (word.size() < 4) continue;
    const auto first = text::first_code_point(word);
    if (text::is_upper(first)) ++capital;
    if (text::is_lower(first)) ++small;
  }
  return capital > 0 && capital >= 4 * small;
}

bool looks_like_title(std::string_view line) {
  constexpr std::size_t max_chars = 200;
  constexpr std::size_t max_words = 30;
  constexpr std::size_t max_spaceless = 60;
  if (!has_letter_or_digit(line) || text::count_code_points(line) > max_chars ||
      count_words(line) > max_words || count_spaceless(line) > max_spaceless ||
      has_photo_credit(line)) {
    return false;
  }
  switch (ending_of(line)) {
    case Ending::sentence:
    case Ending::open:
      return false;
    case Ending::abbreviation:
      if (!is_title_case(line)) return false;
      break;
    default:
      break;
  }
  return !has_inner_sentence_end(line);
}

bool looks_like_heading(std::string_view line) {
  constexpr std::size_t max_chars = 100;
  constexpr std::size_t max_words_title_case = 16;
  constexpr std::size_t max_words_sentence_case = 11;
  constexpr std::size_t max_spaceless = 30;
  if (!looks_like_title(line) || text::count_code_points(line) > max_chars ||
      count_spaceless(line) > max_spaceless || list_mark(line).is_item) {
    return false;
  }
  if (count_words(line) > (is_title_case(line) ? max_words_title_case : max_words_sentence_case)) {
    return false;
  }
  const auto folded = fold(line);
  if (!begins_like_heading(line) || folded.starts_with("a: ") || folded.starts_with("q: ")) {
    return false;
  }
  switch (ending_of(line)) {
    case Ending::exclamation:
      return false;
    case Ending::question: {
      const auto words = bare_words(folded);
      if (!folded.starts_with("¿") &&
          std::find(std::begin(question_words), std::end(question_words), words.front()) ==
              std::end(question_words)) {
        return false;
      }
      break;
    }
    default:
      break;
  }
  // A quotation, alone or with the words that attribute it, is a paragraph.
  return !is_in_quotes(folded) && folded.find(",\"") == std::string::npos;
}

bool has_photo_credit(std::string_view line) {
  constexpr std::string_view credits[] = {
      "photo:",      "photos:",      "photo by ",     "photo credit",     "photograph:",
      "image:",      "image credit", "picture:",      "pictures:",        "photo/",
      "(ap photo",   "ap photo/",    "/getty images", "via getty images", "getty images)",
      "/afp/getty",  "reuters/",     "via reuters)",  "[reuters]",        "handout via",
      "(file photo", "file photo)",  "file photo:",   "courtesy of ",     "foto:"};
  const auto folded = fold(line);
  return std::any_of(std::begin(credits), std::end(credits), [&](std::string_view credit) {
    return folded.find(credit) != std::string::npos;
  });
}

ListMark list_mark(std::string_view line) {
  std::size_t at = 0;
  if (line.empty()) return {};
  const auto first = static_cast<char32_t>(text::next_code_point(line, at));
  constexpr std::u32string_view glyphs = U"•‣◦▪▫●○■□►▶▸➤·∙⁃✓✔★➢";
  constexpr std::u32string_view dashes = U"-–—*+";
  if (glyphs.find(first) != std::u32string_view::npos) {
    if (line.substr(at).starts_with(' ')) ++at;
    return {true, at};
  }
  if (dashes.find(first) != std::u32string_view::npos) {
    return line.substr(at).starts_with(' ') ? ListMark{true, at + 1} : ListMark{};
  }
  std::size_t digits = 0;
  while (digits < line.size() && text::is_ascii_digit(line[digits])) ++digits;
  const bool numbered = digits > 0 && digits <= 2 && digits + 1 < line.size() &&
                        (line[digits] == '.' || line[digits] == ')') && line[digits + 1] == ' ';
  return {numbered, 0};
}

}  // namespace newsgrep::corpus
