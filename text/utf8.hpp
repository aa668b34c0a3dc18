#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace newsgrep::text {

/// U+FFFD, which stands for bytes that are no character.
inline constexpr std::int32_t replacement_character = 0xFFFD;

/// Returns true if a byte continues a character of UTF-8 and so cannot start one.
inline bool is_trail_byte(char byte) {
  return (static_cast<unsigned char>(byte) & 0xC0) == 0x80;
}

/// Does what next_code_point() does, for sequences of any length.
std::int32_t next_long_code_point(std::string_view text, std::size_t& offset_bytes);

/// Returns the code point that starts at `offset_bytes` and moves the offset past it. Returns a
/// negative number for an ill-formed sequence and passes its longest part that could start a
/// character, at least one byte. `offset_bytes` is less than text.size().
inline std::int32_t next_code_point(std::string_view text, std::size_t& offset_bytes) {
  const auto first = static_cast<unsigned char>(text[offset_bytes]);
  if (first < 0x80) {
    ++offset_bytes;
    return first;
  }
  const bool two_bytes = first >= 0xC2 && first <= 0xDF && text.size() - offset_bytes >= 2;
  if (!two_bytes || !is_trail_byte(text[offset_bytes + 1])) {
    return next_long_code_point(text, offset_bytes);
  }
  const auto second = static_cast<unsigned char>(text[offset_bytes + 1]);
  offset_bytes += 2;
  return (first & 0x1F) << 6 | (second & 0x3F);
}

/// Returns the first code point of `text`; a negative number if `text` is empty or starts with an
/// ill-formed sequence.
inline std::int32_t first_code_point(std::string_view text) {
  std::size_t offset_bytes = 0;
  return text.empty() ? -1 : next_code_point(text, offset_bytes);
}

/// The last character of a text.
struct LastCodePoint {
  std::int32_t value = -1;       ///< Negative if the text is empty or ends ill-formed.
  std::size_t offset_bytes = 0;  ///< Offset of its first byte.
};

/// Returns the last code point of `text`.
LastCodePoint last_code_point(std::string_view text);

/// Returns the number of characters of well-formed `text`.
std::size_t count_code_points(std::string_view text);

/// Appends `code_point` as UTF-8; appends U+FFFD if it is a surrogate or no code point.
void append_code_point(std::int32_t code_point, std::string& out);

/// Returns `size_bytes`, or a little less so that no character of well-formed `text` is cut in two.
std::size_t character_boundary(std::string_view text, std::size_t size_bytes);

/// Returns true if `text` is well-formed UTF-8.
bool is_utf8(std::string_view text);

}  // namespace newsgrep::text
