#pragma once

#include <unicode/utf8.h>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace newsgrep::corpus {

inline constexpr char32_t replacement_character = 0xFFFD;

/// The code point at `at`, which moves behind it; U+FFFD for an ill-formed sequence. `at` must be
/// inside `text`.
inline char32_t next_code_point(std::string_view text, std::size_t& at) {
  const auto first = static_cast<unsigned char>(text[at]);
  if (first < 0x80) {
    ++at;
    return first;
  }
  std::int32_t c = 0;
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  U8_NEXT_OR_FFFD(bytes, at, text.size(), c);
  return static_cast<char32_t>(c);
}

/// The first code point of `text`; 0 when it is empty.
inline char32_t first_code_point(std::string_view text) {
  std::size_t at = 0;
  return text.empty() ? U'\0' : next_code_point(text, at);
}

/// The code point that ends at the end of well-formed `text`, and where it begins; 0 when empty.
struct LastCodePoint {
  char32_t value = 0;
  std::size_t begin = 0;
};
inline LastCodePoint last_code_point(std::string_view text) {
  if (text.empty()) return {};
  std::size_t begin = text.size() - 1;
  while (begin > 0 && (static_cast<unsigned char>(text[begin]) & 0xC0) == 0x80) --begin;
  std::size_t at = begin;
  return {next_code_point(text, at), begin};
}

/// Appends `c` in UTF-8; U+FFFD in place of a surrogate or a value beyond U+10FFFF.
inline void append_code_point(std::string& text, char32_t c) {
  if (c > 0x10FFFF || (c >= 0xD800 && c <= 0xDFFF)) c = replacement_character;
  if (c < 0x80) {
    text += static_cast<char>(c);
  } else if (c < 0x800) {
    text += static_cast<char>(0xC0 | (c >> 6));
    text += static_cast<char>(0x80 | (c & 0x3F));
  } else if (c < 0x10000) {
    text += static_cast<char>(0xE0 | (c >> 12));
    text += static_cast<char>(0x80 | ((c >> 6) & 0x3F));
    text += static_cast<char>(0x80 | (c & 0x3F));
  } else {
    text += static_cast<char>(0xF0 | (c >> 18));
    text += static_cast<char>(0x80 | ((c >> 12) & 0x3F));
    text += static_cast<char>(0x80 | ((c >> 6) & 0x3F));
    text += static_cast<char>(0x80 | (c & 0x3F));
  }
}

}  // namespace newsgrep::corpus
