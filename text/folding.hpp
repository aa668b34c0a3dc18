#pragma once

#include <string>

namespace newsgrep::text {

/// Removes diacritics from the Latin and Greek letters of a normalised word (é -> e, ø -> o,
/// ά -> α) and makes one letter of Russian ё and е. Other scripts keep their marks: й is not и.
void fold_diacritics(std::string& word);

}  // namespace newsgrep::text
