#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace newsgrep::text {

/// The number of bytes of a word that are looked at. The rest of a longer word is ignored, because
/// a term holds far fewer.
inline constexpr std::size_t max_examined_bytes = 1024;

/// Returns the part of `word` that is looked at: whole characters from its start, at most
/// max_examined_bytes.
std::string_view examined_part(std::string_view word);

/// Sets `out` to the normal form of a word that the Tokenizer made: NFKC, case folded, every
/// apostrophe as ', no invisible characters, digits as ASCII, acronyms without dots, numbers
/// without grouping. Diacritics stay, because stemmers need them. `out` is empty if nothing of the
/// word is left. A word of ASCII letters takes a short way without Unicode's tables.
void normalize_word(std::string_view word, std::string& out);

/// Returns the same form without case folding, but with a dotted acronym in capitals (u.s. -> US).
/// Two spellings that differ only in capitals differ here.
std::string case_form(std::string_view word);

}  // namespace newsgrep::text
