#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace newsgrep::detail {

// How keys and numbers are written in tables of Xapian's format "glass" (of 2016-03-14, which is
// that of Xapian 1.4). Numbers within tags are varints (schema/varint.hpp).

/// The longest key that a table holds.
inline constexpr std::size_t max_key_bytes = 255;

/// The longest a document number can be in a key.
inline constexpr std::size_t max_sortable_bytes = 5;

/// The key of the first chunk of the list of document lengths.
inline constexpr std::string_view lengths_list_key{"\x00\xE0", 2};

/// In front of the keys of metadata.
inline constexpr std::string_view metadata_key_prefix{"\x00\xC0", 2};

/// Writes the low 16 bits of `value` to `to`, high byte first.
inline void store_16(char* to, std::uint32_t value) {
  to[0] = static_cast<char>(value >> 8);
  to[1] = static_cast<char>(value);
}

/// Writes `value` to `to`, high byte first.
inline void store_32(char* to, std::uint32_t value) {
  store_16(to, value >> 16);
  store_16(to + 2, value);
}

/// Appends `value` so that the bytes sort as the numbers do: two bytes below 2^15, otherwise as
/// many ones as there are bytes above two, followed by a zero, and the number, high bits first.
inline void append_sortable(std::string& out, std::uint32_t value) {
  if (value < 0x8000) {
    out.push_back(static_cast<char>(value >> 8));
    out.push_back(static_cast<char>(value));
    return;
  }
  unsigned bytes = 3;
  for (auto rest = value >> 22; rest != 0; rest >>= 7) ++bytes;
  const auto marked = value | std::uint64_t{0xFF00U >> (bytes - 2) & 0xFFU} << (8 * (bytes - 1));
  for (unsigned i = bytes; i-- > 0;) out.push_back(static_cast<char>(marked >> (8 * i)));
}

/// The key of the first chunk of the posting list of `term`.
inline std::string first_chunk_key(std::string_view term) {
  std::string key;
  for (const char byte : term) {
    key.push_back(byte);
    if (byte == '\0') key.push_back('\xFF');
  }
  return key;
}

/// The key of a later chunk of the list whose first has the key `first_key`.
inline std::string later_chunk_key(std::string_view first_key, std::uint32_t first_passage) {
  std::string key(first_key);
  if (first_key != lengths_list_key) key.push_back('\0');
  append_sortable(key, first_passage);
  return key;
}

}  // namespace newsgrep::detail
