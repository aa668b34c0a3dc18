#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

namespace newsgrep::text {

// Properties of characters as Unicode defines them; the library utf8proc has the tables. A number
// that is no code point has no property.

bool is_letter(std::int32_t code_point);  ///< General category L or Nl.
bool is_digit(std::int32_t code_point);   ///< General category Nd: decimal digits of any script.
bool is_mark(std::int32_t code_point);    ///< General category M: marks.
bool is_nonspacing_mark(std::int32_t code_point);  ///< General category Mn: marks without width.
bool is_format(std::int32_t code_point);           ///< General category Cf: joiners, soft hyphens.
bool is_upper(std::int32_t code_point);  ///< Property Uppercase: Lu, and Ⅷ and the like.
bool is_lower(std::int32_t code_point);  ///< Property Lowercase: Ll, and ⅷ, ª and the like.
bool is_white_space(std::int32_t code_point);

inline bool is_letter_or_digit(std::int32_t code_point) {
  return is_letter(code_point) || is_digit(code_point);
}

/// Returns true if a character has the property Default_Ignorable_Code_Point: a font that lacks it
/// shows nothing.
bool is_default_ignorable(std::int32_t code_point);

/// Returns the value of a decimal digit, 0 to 9; a negative number for anything else.
int digit_value(std::int32_t code_point);

/// Code points in succession, both ends included.
struct CodePointRange {
  std::int32_t first;
  std::int32_t last;
};

/// Returns true if one of `ranges` has the code point. They are in order and do not overlap.
bool is_in(std::span<const CodePointRange> ranges, std::int32_t code_point);

/// Returns true if a character is a letter of the Latin or the Greek script.
bool is_latin_or_greek(std::int32_t code_point);

/// Returns true if a character belongs to Chinese or Japanese text, punctuation and full-width
/// forms included. Such text has no spaces between words, and a character stands for about two
/// letters.
bool is_chinese_or_japanese(std::int32_t code_point);

/// Returns how many columns of a terminal a character takes: 0, 1 or 2.
std::size_t columns_of(std::int32_t code_point);

}  // namespace newsgrep::text
