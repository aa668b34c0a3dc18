#include "corpus/clean_text.hpp"

#include <algorithm>
#include <cstdint>

#include "text/character_properties.hpp"
#include "text/folding.hpp"
#include "text/utf8.hpp"

namespace newsgrep::corpus {
namespace {

bool is_control(std::int32_t c) {
  return (c >= 0 && c < 0x20) || (c >= 0x7F && c < 0xA0);
}

bool is_invisible_filler(std::int32_t c) {
  return c == 0xAD || c == 0x200B || c == 0x2060 || c == 0xFEFF;
}

std::int32_t straight(std::int32_t c) {
  switch (c) {
    case 0x2018:
    case 0x2019:
    case 0x201A:
    case 0x201B:
    case 0x2032:
    case '`':
      return '\'';
    case 0x201C:
    case 0x201D:
    case 0x201E:
    case 0x201F:
    case 0xAB:
    case 0xBB:
    case 0x2033:
      return '"';
    case 0x2010:
    case 0x2011:
    case 0x2012:
    case 0x2013:
    case 0x2014:
    case 0x2015:
    case 0x2212:
      return '-';
    case 0xFF1A:
      return ':';
    default:
      return c;
  }
}

/// Returns the number of bytes from `at` on that clean_text() keeps as they are: visible ASCII
/// characters and single spaces between them.
std::size_t clean_bytes(std::string_view text, std::size_t at) {
  const auto is_visible = [](char c) { return c > ' ' && c < 0x7F; };
  const auto begin = at;
  while (at < text.size()) {
    if (is_visible(text[at])) {
      ++at;
    } else if (text[at] == ' ' && at > begin && at + 1 < text.size() && is_visible(text[at + 1])) {
      at += 2;
    } else {
      break;
    }
  }
  return at - begin;
}

}  // namespace

std::string clean_text(std::string_view text) {
  std::string clean;
  clean.reserve(text.size());
  bool space_due = false;
  for (std::size_t at = 0; at < text.size();) {
    if (const auto bytes = clean_bytes(text, at); bytes > 0) {
      if (space_due) clean += ' ';
      space_due = false;
      clean.append(text, at, bytes);
      at += bytes;
      continue;
    }
    const std::size_t begin = at;
    const std::int32_t c = text::next_code_point(text, at);
    if (text::is_white_space(c)) {
      space_due = !clean.empty();
      continue;
    }
    if (is_control(c) || is_invisible_filler(c)) continue;
    if (space_due) clean += ' ';
    space_due = false;
    if (c < 0) {
      text::append_code_point(text::replacement_character, clean);
    } else {
      clean.append(text, begin, at - begin);
    }
  }
  return clean;
}

std::string fold(std::string_view clean) {
  std::string folded;
  folded.reserve(clean.size());
  for (std::size_t at = 0; at < clean.size();) {
    const std::int32_t c = straight(text::next_code_point(clean, at));
    if (c == 0x2026) {
      folded += "...";
    } else {
      text::append_case_folded(c, folded);
    }
  }
  return folded;
}

std::vector<std::string> bare_words(std::string_view folded) {
  std::vector<std::string> words;
  std::string word;
  for (std::size_t at = 0; at < folded.size();) {
    const std::size_t begin = at;
    const std::int32_t c = text::next_code_point(folded, at);
    if (text::is_letter_or_digit(c)) {
      word += folded.substr(begin, at - begin);
    } else if (!word.empty() && c != '\'') {
      words.push_back(std::move(word));
      word.clear();
    }
  }
  if (!word.empty()) words.push_back(std::move(word));
  return words;
}

std::string word_key(std::string_view text) {
  std::string key;
  for (const auto& word : bare_words(fold(text))) key.append(word).append(" ");
  return key;
}

bool same_words(std::string_view a, std::string_view b) {
  const auto key = word_key(a);
  return !key.empty() && key == word_key(b);
}

std::vector<std::string> split_text(std::string_view clean, std::size_t max_bytes) {
  std::vector<std::string> pieces;
  while (clean.size() > max_bytes) {
    std::size_t cut = text::character_boundary(clean, max_bytes);
    const auto window = clean.substr(0, cut + 1);
    std::size_t sentence = std::string_view::npos;
    for (const std::string_view end : {". ", "! ", "? "}) {
      const auto at = window.rfind(end);
      if (at != std::string_view::npos && (sentence == std::string_view::npos || at > sentence)) {
        sentence = at;
      }
    }
    if (sentence != std::string_view::npos && sentence >= max_bytes / 2) {
      cut = sentence + 1;
    } else if (const auto space = window.rfind(' '); space != std::string_view::npos && space > 0) {
      cut = space;
    }
    pieces.emplace_back(clean.substr(0, cut));
    clean.remove_prefix(cut);
    if (clean.starts_with(' ')) clean.remove_prefix(1);
  }
  if (!clean.empty()) pieces.emplace_back(clean);
  return pieces;
}

bool has_letter_or_digit(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    if (text::is_letter_or_digit(text::next_code_point(text, at))) return true;
  }
  return false;
}

std::size_t count_words(std::string_view clean) {
  if (clean.empty()) return 0;
  return static_cast<std::size_t>(std::count(clean.begin(), clean.end(), ' ')) + 1;
}

}  // namespace newsgrep::corpus
