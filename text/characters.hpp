#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace newsgrep::text {

/// What a character does to the words around it.
enum class CharClass : std::uint8_t {
  separator,   ///< Ends a word. Ill-formed bytes count as this, too.
  letter,      ///< Starts or continues a word.
  digit,       ///< Starts or continues a word.
  mark,        ///< Continues a word, never starts one.
  ignorable,   ///< Invisible (soft hyphen, joiners): no part of a word unless more of it follows.
  apostrophe,  ///< Stays inside a word between two letters; all of them count as '.
  spaceless,  ///< A letter of a script that is read as overlapping bigrams (Han, Hangul, Thai …).
};

/// The class of a code point; anything that is none (negative, surrogate, unassigned) separates.
CharClass classify(std::int32_t code_point);

/// The code point that starts at `offset_bytes`, which moves behind it; negative for an ill-formed
/// sequence, of which as many bytes are passed as Unicode recommends. `offset_bytes` < text.size().
std::int32_t next_code_point(std::string_view text, std::size_t& offset_bytes);

/// Appends a code point as UTF-8.
void append_code_point(std::int32_t code_point, std::string& out);

/// `size_bytes` or a little less, so that no character of well-formed `text` is cut in two.
std::size_t character_boundary(std::string_view text, std::size_t size_bytes);

inline bool is_ascii_digit(char c) {
  return c >= '0' && c <= '9';
}
inline bool is_ascii_lower(char c) {
  return c >= 'a' && c <= 'z';
}
inline bool is_ascii_upper(char c) {
  return c >= 'A' && c <= 'Z';
}
inline bool is_ascii_letter(char c) {
  return is_ascii_lower(c) || is_ascii_upper(c);
}
inline char ascii_lower(char c) {
  return is_ascii_upper(c) ? static_cast<char>(c - 'A' + 'a') : c;
}
inline char ascii_upper(char c) {
  return is_ascii_lower(c) ? static_cast<char>(c - 'a' + 'A') : c;
}

bool is_ascii(std::string_view text);

/// Whether `text` is well-formed UTF-8.
bool is_utf8(std::string_view text);

}  // namespace newsgrep::text
