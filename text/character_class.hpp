#pragma once

#include <cstdint>

namespace newsgrep::text {

/// What a character does to the words around it.
enum class CharClass : std::uint8_t {
  separator,  ///< Ends a word; ill-formed bytes do, too.
  letter,     ///< Starts or continues a word.
  digit,      ///< Starts or continues a word.
  mark,       ///< Continues a word, never starts one.
  ignorable,  ///< Invisible (soft hyphen, joiner): part of a word only if more of the word follows.
  apostrophe,  ///< Stays inside a word between two letters; every kind counts as '.
  spaceless,  ///< Letter of a script that is read as overlapping pairs: Han, Kana, Hangul, Thai …
};

/// Returns the class of a code point; a number that is none (negative, a surrogate, unassigned) is
/// a separator.
CharClass classify(std::int32_t code_point);

}  // namespace newsgrep::text
