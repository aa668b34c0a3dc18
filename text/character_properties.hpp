#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

namespace newsgrep::text {

// What Unicode says of characters, as the library utf8proc has it. A code point that is none has no
// property.

bool is_letter(std::int32_t code_point);           ///< General category L or Nl.
bool is_upper(std::int32_t code_point);            ///< Lu.
bool is_mark(std::int32_t code_point);             ///< M.
bool is_nonspacing_mark(std::int32_t code_point);  ///< Mn.
bool is_format(std::int32_t code_point);           ///< Cf: joiners, soft hyphens.
bool is_white_space(std::int32_t code_point);

/// Whether it shows nothing where it is not supported.
bool is_default_ignorable(std::int32_t code_point);

/// A decimal digit's value, 0 to 9; negative for anything else.
int digit_value(std::int32_t code_point);

/// Code points in succession, both ends included.
struct CodePointRange {
  std::int32_t first;
  std::int32_t last;
};

/// Whether one of `ranges`, which are in order and do not overlap, has the code point.
bool is_in(std::span<const CodePointRange> ranges, std::int32_t code_point);

/// A letter of the Latin or the Greek script.
bool is_latin_or_greek(std::int32_t code_point);

/// How many columns of a terminal a character takes: 0, 1 or 2.
std::size_t columns_of(std::int32_t code_point);

}  // namespace newsgrep::text
