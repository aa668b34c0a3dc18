#pragma once

#include <algorithm>
#include <string>
#include <string_view>

namespace newsgrep::text {

// Classes and case of ASCII characters; every other byte has none.

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

/// Returns true if `c` is one of the six white-space characters of ASCII.
inline bool is_ascii_space(char c) {
  return c == ' ' || (c >= '\t' && c <= '\r');
}

/// Returns `text` with A to Z as a to z.
std::string to_ascii_lower(std::string_view text);

/// Returns `text` without ASCII white space at its ends.
std::string_view trim(std::string_view text);

/// Returns true if every byte of `text` is ASCII.
inline bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(),
                     [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

}  // namespace newsgrep::text
