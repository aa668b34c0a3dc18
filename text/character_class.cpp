#include "text/character_class.hpp"

#include <array>

#include "text/character_properties.hpp"

namespace newsgrep::text {
namespace {

// Scripts whose words have no spaces between them, and Hangul, whose spaces stand too far apart to
// be of use.
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

// Letters that are read with the letter before them: halfwidth voice marks, vowels and finals of
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
    case 0x200B:  // zero width space: invisible, but between words
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
  // Category No is left out: a raised 2 is mostly a footnote's number and no part of the word.
  if (digit_value(code_point) >= 0) return CharClass::digit;
  if (is_mark(code_point)) return CharClass::mark;
  if (is_format(code_point)) return CharClass::ignorable;
  return CharClass::separator;
}

}  // namespace newsgrep::text
