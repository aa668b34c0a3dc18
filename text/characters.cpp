#include "text/characters.hpp"

#include <unicode/utf8.h>

#include <algorithm>
#include <array>

#include "text/unicode.hpp"

namespace newsgrep::text {
namespace {

// Letters of scripts whose words are not, or (Hangul) not usefully, divided by spaces.
constexpr std::array spaceless_ranges{
    CodePointRange{0x0E00, 0x0EFF},    // Thai, Lao
    CodePointRange{0x1000, 0x109F},    // Myanmar
    CodePointRange{0x1100, 0x11FF},    // Hangul jamo
    CodePointRange{0x1780, 0x17FF},    // Khmer
    CodePointRange{0x2E80, 0x2FDF},    // Han radicals
    CodePointRange{0x3005, 0x3007},    // Han iteration mark, zero
    CodePointRange{0x3021, 0x3029},    // Hangzhou numerals
    CodePointRange{0x3031, 0x3035},    // kana repeat marks
    CodePointRange{0x3038, 0x303B},    // Hangzhou numerals, iteration mark
    CodePointRange{0x3041, 0x318F},    // Hiragana, Katakana, Bopomofo, Hangul letters
    CodePointRange{0x31A0, 0x31BF},    // Bopomofo
    CodePointRange{0x31F0, 0x31FF},    // Katakana
    CodePointRange{0x3400, 0x4DBF},    // Han
    CodePointRange{0x4E00, 0x9FFF},    // Han
    CodePointRange{0xA960, 0xA97F},    // Hangul jamo
    CodePointRange{0xAC00, 0xD7FF},    // Hangul
    CodePointRange{0xF900, 0xFAFF},    // Han
    CodePointRange{0xFF66, 0xFFDC},    // halfwidth Katakana and Hangul
    CodePointRange{0x1AFF0, 0x1B16F},  // Kana
    CodePointRange{0x20000, 0x3FFFF},  // Han
};

// Written behind another letter and read with it: halfwidth voice marks, vowels and finals of
// decomposed Hangul.
bool is_trailing_part(std::int32_t code_point) {
  return code_point == 0xFF9E || code_point == 0xFF9F ||
         (code_point >= 0x1160 && code_point <= 0x11FF) ||
         (code_point >= 0xD7B0 && code_point <= 0xD7FF);
}

}  // namespace

CharClass classify(std::int32_t code_point) {
  switch (code_point) {
    case 0x27:    // '
    case 0x60:    // grave accent, typed for '
    case 0xB4:    // acute accent, typed for '
    case 0x2B9:   // modifier prime
    case 0x2BB:   // turned comma, the ʻokina
    case 0x2BC:   // modifier apostrophe
    case 0x2018:  // left single quote
    case 0x2019:  // right single quote
    case 0x201B:  // reversed single quote
    case 0xFF07:  // fullwidth '
      return CharClass::apostrophe;
    case 0x200B:  // zero width space: invisible, but it stands between words
      return CharClass::separator;
    default:
      break;
  }
  // The dashes, quotes and dots of running text need no table.
  if (code_point >= 0x2010 && code_point <= 0x2027) return CharClass::separator;
  if (code_point < 0) return CharClass::separator;

  if (is_letter(code_point)) {
    if (is_trailing_part(code_point)) return CharClass::mark;
    return is_in(spaceless_ranges, code_point) ? CharClass::spaceless : CharClass::letter;
  }
  // Not No: a raised 2 is a footnote's number far more often than part of a word.
  if (digit_value(code_point) >= 0) return CharClass::digit;
  if (is_mark(code_point)) return CharClass::mark;
  if (is_format(code_point)) return CharClass::ignorable;
  return CharClass::separator;
}

std::int32_t next_code_point(std::string_view text, std::size_t& offset_bytes) {
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  const std::size_t size = text.size();
  UChar32 code_point = 0;
  U8_NEXT(bytes, offset_bytes, size, code_point);
  return code_point;
}

void append_code_point(std::int32_t code_point, std::string& out) {
  std::array<char, U8_MAX_LENGTH> bytes{};
  std::size_t size = 0;
  U8_APPEND_UNSAFE(bytes, size, code_point);
  out.append(bytes.data(), size);
}

std::size_t character_boundary(std::string_view text, std::size_t size_bytes) {
  if (size_bytes >= text.size()) return text.size();
  while (size_bytes > 0 && U8_IS_TRAIL(static_cast<std::uint8_t>(text[size_bytes]))) --size_bytes;
  return size_bytes;
}

bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(),
                     [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

bool is_utf8(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    if (static_cast<unsigned char>(text[at]) < 0x80) {
      ++at;
    } else if (next_code_point(text, at) < 0) {
      return false;
    }
  }
  return true;
}

}  // namespace newsgrep::text
