#include "text/utf8.hpp"

#include <algorithm>

namespace newsgrep::text {

namespace {

constexpr std::int32_t ill_formed = -1;

unsigned byte_at(std::string_view text, std::size_t offset_bytes) {
  return static_cast<unsigned char>(text[offset_bytes]);
}

// Decodes any sequence, byte by byte.
std::int32_t next_careful(std::string_view text, std::size_t& offset_bytes) {
  constexpr unsigned trail_begin = 0x80;
  constexpr unsigned trail_end = 0xC0;
  const unsigned lead = byte_at(text, offset_bytes++);
  if (lead < 0x80) return static_cast<std::int32_t>(lead);
  if (lead < 0xC2 || lead > 0xF4) return ill_formed;

  // After some leads the second byte has narrower bounds: overlong forms, surrogates and numbers
  // beyond U+10FFFF are ill-formed.
  unsigned begin = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : trail_begin;
  unsigned end = lead == 0xED ? 0xA0 : lead == 0xF4 ? 0x90 : trail_end;
  const int trail_bytes = lead < 0xE0 ? 1 : lead < 0xF0 ? 2 : 3;
  unsigned code_point = lead & (0x3FU >> trail_bytes);
  for (int i = 0; i < trail_bytes; ++i) {
    if (offset_bytes == text.size()) return ill_formed;
    const unsigned trail = byte_at(text, offset_bytes);
    if (trail < begin || trail >= end) return ill_formed;
    ++offset_bytes;
    code_point = code_point << 6 | (trail & 0x3F);
    begin = trail_begin;
    end = trail_end;
  }
  return static_cast<std::int32_t>(code_point);
}

}  // namespace

std::int32_t next_long_code_point(std::string_view text, std::size_t& offset_bytes) {
  // Nearly all long sequences have three bytes.
  const unsigned lead = byte_at(text, offset_bytes);
  if ((lead & 0xF0) == 0xE0 && text.size() - offset_bytes >= 3 &&
      is_trail_byte(text[offset_bytes + 1]) && is_trail_byte(text[offset_bytes + 2])) {
    const unsigned code_point = (lead & 0x0F) << 12 |
                                (byte_at(text, offset_bytes + 1) & 0x3F) << 6 |
                                (byte_at(text, offset_bytes + 2) & 0x3F);
    const bool is_surrogate = (code_point & 0xF800) == 0xD800;
    if (code_point >= 0x800 && !is_surrogate) {
      offset_bytes += 3;
      return static_cast<std::int32_t>(code_point);
    }
  }
  return next_careful(text, offset_bytes);
}

LastCodePoint last_code_point(std::string_view text) {
  if (text.empty()) return {};
  const auto begin = character_boundary(text, text.size() - 1);
  return {first_code_point(text.substr(begin)), begin};
}

std::size_t count_code_points(std::string_view text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return !is_trail_byte(c); }));
}

void append_code_point(std::int32_t code_point, std::string& out) {
  constexpr std::int32_t last_code_point = 0x10FFFF;
  constexpr std::int32_t first_surrogate = 0xD800;
  constexpr std::int32_t last_surrogate = 0xDFFF;
  const auto trail = [&](int shift) {
    return static_cast<char>(0x80 | ((code_point >> shift) & 0x3F));
  };
  if (code_point < 0 || code_point > last_code_point ||
      (code_point >= first_surrogate && code_point <= last_surrogate)) {
    code_point = replacement_character;
  }
  if (code_point < 0x80) {
    out += static_cast<char>(code_point);
  } else if (code_point < 0x800) {
    out += static_cast<char>(0xC0 | (code_point >> 6));
    out += trail(0);
  } else if (code_point < 0x10000) {
    out += static_cast<char>(0xE0 | (code_point >> 12));
    out += trail(6);
    out += trail(0);
  } else {
    out += static_cast<char>(0xF0 | (code_point >> 18));
    out += trail(12);
    out += trail(6);
    out += trail(0);
  }
}

std::size_t character_boundary(std::string_view text, std::size_t size_bytes) {
  if (size_bytes >= text.size()) return text.size();
  while (size_bytes > 0 && is_trail_byte(text[size_bytes])) --size_bytes;
  return size_bytes;
}

bool is_utf8(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    if (next_code_point(text, at) < 0) return false;
  }
  return true;
}

}  // namespace newsgrep::text
