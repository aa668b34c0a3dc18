#include "text/character_properties.hpp"

#include <utf8proc.h>

#include <algorithm>
#include <array>

#include "text/ascii.hpp"

namespace newsgrep::text {
namespace {

// Blocks whose letters are Latin or Greek; utf8proc knows no scripts.
constexpr std::array latin_and_greek{
    CodePointRange{0x0041, 0x00AA},   CodePointRange{0x00BA, 0x02B8},
    CodePointRange{0x02E0, 0x02E4},   CodePointRange{0x0370, 0x03E1},
    CodePointRange{0x03F0, 0x03FF},   CodePointRange{0x1D00, 0x1D2A},
    CodePointRange{0x1D2C, 0x1D77},   CodePointRange{0x1D79, 0x209C},
    CodePointRange{0x2132, 0x2132},   CodePointRange{0x214E, 0x2188},
    CodePointRange{0x2C60, 0x2C7F},   CodePointRange{0xA722, 0xA787},
    CodePointRange{0xA78B, 0xA7FF},   CodePointRange{0xAB30, 0xAB69},
    CodePointRange{0x10140, 0x10174}, CodePointRange{0x10780, 0x107BA},
    CodePointRange{0x1DF00, 0x1DF2A},
};

// Without the letters of Hangul in 0x3130..0x318F: Korean words have spaces between them.
constexpr std::array chinese_and_japanese{
    CodePointRange{0x2E80, 0x312F},    // Radicals, punctuation, Kana, Bopomofo
    CodePointRange{0x3190, 0x9FFF},    // Kanbun, more Bopomofo and Kana, enclosed signs, Han
    CodePointRange{0xF900, 0xFAFF},    // Han
    CodePointRange{0xFE30, 0xFE4F},    // Punctuation of vertical text
    CodePointRange{0xFF00, 0xFF9F},    // Full-width forms, halfwidth Katakana
    CodePointRange{0x1AFF0, 0x1B16F},  // Kana
    CodePointRange{0x20000, 0x3FFFF},  // Han
};

bool is_ascii_code_point(std::int32_t code_point) {
  return code_point >= 0 && code_point < 0x80;
}

}  // namespace

bool is_in(std::span<const CodePointRange> ranges, std::int32_t code_point) {
  if (ranges.empty() || code_point < ranges.front().first) return false;
  const auto range =
      std::lower_bound(ranges.begin(), ranges.end(), code_point,
                       [](const CodePointRange& r, std::int32_t value) { return r.last < value; });
  return range != ranges.end() && code_point >= range->first;
}

bool is_letter(std::int32_t code_point) {
  if (is_ascii_code_point(code_point)) return is_ascii_letter(static_cast<char>(code_point));
  switch (utf8proc_category(code_point)) {
    case UTF8PROC_CATEGORY_LU:
    case UTF8PROC_CATEGORY_LL:
    case UTF8PROC_CATEGORY_LT:
    case UTF8PROC_CATEGORY_LM:
    case UTF8PROC_CATEGORY_LO:
    case UTF8PROC_CATEGORY_NL:
      return true;
    default:
      return false;
  }
}

bool is_digit(std::int32_t code_point) {
  if (is_ascii_code_point(code_point)) return is_ascii_digit(static_cast<char>(code_point));
  return utf8proc_category(code_point) == UTF8PROC_CATEGORY_ND;
}

bool is_upper(std::int32_t code_point) {
  if (is_ascii_code_point(code_point)) return is_ascii_upper(static_cast<char>(code_point));
  return utf8proc_isupper(code_point) != 0;
}

bool is_lower(std::int32_t code_point) {
  if (is_ascii_code_point(code_point)) return is_ascii_lower(static_cast<char>(code_point));
  return utf8proc_islower(code_point) != 0;
}

bool is_mark(std::int32_t code_point) {
  const auto category = utf8proc_category(code_point);
  return category == UTF8PROC_CATEGORY_MN || category == UTF8PROC_CATEGORY_MC ||
         category == UTF8PROC_CATEGORY_ME;
}

bool is_nonspacing_mark(std::int32_t code_point) {
  return utf8proc_category(code_point) == UTF8PROC_CATEGORY_MN;
}

bool is_format(std::int32_t code_point) {
  return utf8proc_category(code_point) == UTF8PROC_CATEGORY_CF;
}

bool is_white_space(std::int32_t code_point) {
  constexpr std::int32_t next_line = 0x85;
  constexpr std::int32_t no_break_space = 0xA0;
  constexpr std::int32_t ogham_space = 0x1680;
  constexpr std::int32_t last_of_all = 0x3000;
  if (is_ascii_code_point(code_point)) return is_ascii_space(static_cast<char>(code_point));
  // Most letters are told by these bounds.
  if (code_point < ogham_space) return code_point == next_line || code_point == no_break_space;
  if (code_point > last_of_all) return false;
  const auto category = utf8proc_category(code_point);
  return category == UTF8PROC_CATEGORY_ZS || category == UTF8PROC_CATEGORY_ZL ||
         category == UTF8PROC_CATEGORY_ZP;
}

bool is_default_ignorable(std::int32_t code_point) {
  return utf8proc_get_property(code_point)->ignorable != 0;
}

int digit_value(std::int32_t code_point) {
  if (!is_digit(code_point)) return -1;
  constexpr std::int32_t first_mathematical = 0x1D7CE;
  constexpr std::int32_t last_mathematical = 0x1D7FF;
  if (code_point >= first_mathematical && code_point <= last_mathematical) {
    return (code_point - first_mathematical) % 10;
  }
  // All others come by ten, from zero on, and no two tens touch.
  int value = 0;
  while (value < 9 && is_digit(code_point - value - 1)) ++value;
  return value;
}

bool is_latin_or_greek(std::int32_t code_point) {
  return is_in(latin_and_greek, code_point) && is_letter(code_point);
}

bool is_chinese_or_japanese(std::int32_t code_point) {
  return is_in(chinese_and_japanese, code_point);
}

std::size_t columns_of(std::int32_t code_point) {
  constexpr std::int32_t first_combining = 0x300;
  if (code_point < first_combining) return 1;
  switch (utf8proc_category(code_point)) {
    case UTF8PROC_CATEGORY_MN:
    case UTF8PROC_CATEGORY_ME:
    case UTF8PROC_CATEGORY_CF:
      return 0;
    default:
      return utf8proc_charwidth(code_point) == 2 ? 2 : 1;
  }
}

}  // namespace newsgrep::text
