#pragma once

#include <string>
#include <string_view>

namespace newsgrep::text {

/// Sets `out` to the normal form of a word that the Tokenizer made: NFKC, case folded, every
/// apostrophe as ', no invisible characters, digits as ASCII, acronyms without dots, numbers
/// without grouping. Diacritics stay: stemmers need them. Empty if nothing of the word is left.
/// Touches no ICU for an ASCII word.
void normalize_word(std::string_view word, std::string& out);

/// The same without case folding, but a dotted acronym counts as written in capitals (u.s. -> US).
/// Two spellings that differ in capitals only differ here.
std::string case_form(std::string_view word);

/// Removes diacritics from Latin and Greek letters of a normalised word (é -> e, ø -> o, ά -> α)
/// and makes one of Russian ё and е. Other scripts keep theirs: й is not и.
void fold_diacritics(std::string& word);

}  // namespace newsgrep::text
