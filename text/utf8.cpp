#include "text/utf8.hpp"

namespace newsgrep::text {

std::int32_t next_beyond_ascii(std::string_view text, std::size_t& offset_bytes) {
  constexpr std::int32_t ill_formed = -1;
  constexpr unsigned trail_begin = 0x80;
  constexpr unsigned trail_end = 0xC0;
  // Zero, which is no trail byte, stands for the end of the text.
  const auto byte = [&]() -> unsigned {
    return offset_bytes < text.size() ? static_cast<unsigned char>(text[offset_bytes]) : 0;
  };
  const auto is_trail = [](unsigned b) { return b >= trail_begin && b < trail_end; };

  const unsigned lead = byte();
  ++offset_bytes;
  if (lead < 0xC2 || lead > 0xF4) return ill_formed;

  // The byte after some leads has narrower bounds: shorter forms, surrogates and numbers above
  // U+10FFFF are ill-formed.
  const unsigned second = byte();
  const unsigned begin = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : trail_begin;
  const unsigned end = lead == 0xED ? 0xA0 : lead == 0xF4 ? 0x90 : trail_end;
  if (second < begin || second >= end) return ill_formed;
  ++offset_bytes;
  if (lead < 0xE0) return static_cast<std::int32_t>((lead & 0x1F) << 6 | (second & 0x3F));

  const unsigned third = byte();
  if (!is_trail(third)) return ill_formed;
  ++offset_bytes;
  const unsigned three = (second & 0x3F) << 6 | (third & 0x3F);
  if (lead < 0xF0) return static_cast<std::int32_t>((lead & 0x0F) << 12 | three);

  const unsigned fourth = byte();
  if (!is_trail(fourth)) return ill_formed;
  ++offset_bytes;
  return static_cast<std::int32_t>((lead & 0x07) << 18 | three << 6 | (fourth & 0x3F));
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
