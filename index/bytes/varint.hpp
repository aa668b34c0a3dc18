#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace newsgrep::index {

/// Appends `value` as a varint: seven bits per byte, the low bits first. The top bit of a byte is
/// set if more bytes follow.
inline void append_varint(std::string& out, std::uint64_t value) {
  while (value >= 0x80) {
    out.push_back(static_cast<char>(value | 0x80));
    value >>= 7;
  }
  out.push_back(static_cast<char>(value));
}

/// Appends `bytes` as a string: its length in bytes as a varint, then the bytes.
inline void append_string(std::string& out, std::string_view bytes) {
  append_varint(out, bytes.size());
  out.append(bytes);
}

/// Does what take_varint() does, for varints of any length.
std::optional<std::uint64_t> take_long_varint(std::string_view& in);

/// Takes a varint off the front of `in`. Returns nothing if `in` ends before the varint does or the
/// varint is too long for 64 bits.
inline std::optional<std::uint64_t> take_varint(std::string_view& in) {
  // Most are one byte.
  if (!in.empty() && static_cast<unsigned char>(in.front()) < 0x80) {
    const auto value = static_cast<unsigned char>(in.front());
    in.remove_prefix(1);
    return value;
  }
  return take_long_varint(in);
}

/// Takes a string that append_string() wrote off the front of `in`. Returns nothing if `in` ends
/// before the string does.
inline std::optional<std::string_view> take_string(std::string_view& in) {
  const auto size = take_varint(in);
  if (!size || *size > in.size()) return std::nullopt;
  const auto bytes = in.substr(0, *size);
  in.remove_prefix(*size);
  return bytes;
}

}  // namespace newsgrep::index
