#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace newsgrep::text {

/// U+FFFD, which stands for bytes that are no character.
inline constexpr std::int32_t replacement_character = 0xFFFD;

/// Returns whether a byte continues a character of UTF-8 and so cannot start one.
inline bool is_trail_byte(char byte) {
  return (static_cast<unsigned char>(byte) & 0xC0) == 0x80;
}

/// Does what next_code_point() does at a byte that is not ASCII.
std::int32_t next_beyond_ascii(std::string_view text, std::size_t& offset_bytes);

/// Returns the code point that starts at `offset_bytes` and moves the offset past it. Returns a
/// negative number for an ill-formed sequence and passes its longest part that could start a
/// character, at least one byte. `offset_bytes` is less than text.size().
inline std::int32_t next_code_point(std::string_view text, std::size_t& offset_bytes) {
  const auto first = static_cast<unsigned char>(text[offset_bytes]);
  if (first >= 0x80) return next_beyond_ascii(text, offset_bytes);
  ++offset_bytes;
  return first;
}

/// Appends `code_point` as UTF-8; U+FFFD in place of what is no code point or a surrogate.
void append_code_point(std::int32_t code_point, std::string& out);

/// Returns `size_bytes`, or a little less so that no character of well-formed `text` is cut in two.
std::size_t character_boundary(std::string_view text, std::size_t size_bytes);

/// Returns whether `text` is well-formed UTF-8.
bool is_utf8(std::string_view text);

}  // namespace newsgrep::text
