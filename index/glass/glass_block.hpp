#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace newsgrep::index {

// The files and blocks of Xapian's format "glass" (of 2016-03-14, which is that of Xapian 1.4), as
// far as we write and read them. Numbers in blocks have the high byte first; those within tags are
// varints (schema/varint.hpp), those in keys as storage/glass_keys.hpp has them.

inline constexpr std::string_view glass_version_file_name = "iamglass";
inline constexpr std::string_view glass_table_file_name = "postlist.glass";

/// The version file begins with this, the date of the format and a uuid.
inline constexpr std::string_view glass_magic = "\x0F\x0DXapian Glass";
inline constexpr std::string_view glass_format_date = "\x04\x6E";
inline constexpr std::size_t uuid_bytes = 16;

/// Of a database that was written once, as ours are; each change raises it.
inline constexpr std::uint32_t glass_revision = 1;

// A block: revision (4 bytes), level (1), free bytes between directory and items (2), free bytes in
// all (2), end of the directory (2), then the directory: where each item begins (2 each).
inline constexpr std::size_t level_at = 4;
inline constexpr std::size_t largest_gap_at = 5;
inline constexpr std::size_t free_bytes_at = 7;
inline constexpr std::size_t directory_end_at = 9;
inline constexpr std::uint32_t directory_begin = 11;
inline constexpr std::uint32_t entry_bytes = 2;

// An item of a leaf: its size less these three bytes, with flags (2 bytes), length of the key (1),
// key, number of the piece (2; not in the first), tag. Tags may be divided into pieces.
inline constexpr std::uint32_t leaf_item_bytes = 3;
inline constexpr std::uint32_t last_piece = 0x4000;
inline constexpr std::uint32_t first_piece = 0x2000;
inline constexpr std::uint32_t item_size_mask = 0x1FFF;

// An item of a branch: block (4 bytes), length of the key (1), key, number of the piece (2).
inline constexpr std::uint32_t branch_item_bytes = 5;

/// Of the number of a piece.
inline constexpr std::size_t component_bytes = 2;

/// Writes the low 16 bits of `value` to `to`.
inline void store_16(char* to, std::uint32_t value) {
  to[0] = static_cast<char>(value >> 8);
  to[1] = static_cast<char>(value);
}

/// Writes `value` to `to`.
inline void store_32(char* to, std::uint32_t value) {
  store_16(to, value >> 16);
  store_16(to + 2, value);
}

/// What store_16() wrote; `at` + 2 is within `bytes`.
inline std::uint32_t load_16(std::string_view bytes, std::size_t at) {
  return static_cast<std::uint32_t>(static_cast<unsigned char>(bytes[at])) << 8 |
         static_cast<unsigned char>(bytes[at + 1]);
}

/// What store_32() wrote; `at` + 4 is within `bytes`.
inline std::uint32_t load_32(std::string_view bytes, std::size_t at) {
  return load_16(bytes, at) << 16 | load_16(bytes, at + 2);
}

}  // namespace newsgrep::index
