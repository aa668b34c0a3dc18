#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace newsgrep::index {

/// Appends `value` in base 128, low bits first, the top bit of a byte meaning that more follow.
inline void append_varint(std::string& out, std::uint64_t value) {
  while (value >= 0x80) {
    out.push_back(static_cast<char>(value | 0x80));
    value >>= 7;
  }
  out.push_back(static_cast<char>(value));
}

/// Appends the length of `bytes`, then `bytes`.
inline void append_string(std::string& out, std::string_view bytes) {
  append_varint(out, bytes.size());
  out.append(bytes);
}

std::optional<std::uint64_t> take_long_varint(std::string_view& in);

/// Takes a varint off the front of `in`; nothing when `in` is cut short or the value is too large.
inline std::optional<std::uint64_t> take_varint(std::string_view& in) {
  // Most are a byte.
  if (!in.empty() && static_cast<unsigned char>(in.front()) < 0x80) {
    const auto value = static_cast<unsigned char>(in.front());
    in.remove_prefix(1);
    return value;
  }
  return take_long_varint(in);
}

/// Takes a string written by append_string() off the front of `in`; nothing when `in` is cut short.
inline std::optional<std::string_view> take_string(std::string_view& in) {
  const auto size = take_varint(in);
  if (!size || *size > in.size()) return std::nullopt;
  const auto bytes = in.substr(0, *size);
  in.remove_prefix(*size);
  return bytes;
}

}  // namespace newsgrep::index
