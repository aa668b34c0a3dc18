#pragma once

#include <cstdint>
#include <string>

namespace newsgrep::text {

/// Appends a character as UTF-8 with its case folded in full, as Unicode defines it: ß as ss.
/// Appends U+FFFD if it is no code point.
void append_case_folded(std::int32_t code_point, std::string& out);

/// Removes diacritics from the Latin and Greek letters of a normalised word (é -> e, ø -> o,
/// ά -> α) and makes one letter of Russian ё and е. Other scripts keep their marks: й is not и.
void fold_diacritics(std::string& word);

}  // namespace newsgrep::text
