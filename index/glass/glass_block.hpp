#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace newsgrep::index {

// The parts that we use of "glass", the file format of Xapian 1.4 (version of 2016-03-14). Numbers
// in blocks have the high byte first; numbers in tags are varints (index/bytes/varint.hpp); numbers
// in keys are described in index/glass/glass_keys.hpp.

inline constexpr std::string_view glass_version_file_name = "iamglass";
inline constexpr std::string_view glass_table_file_name = "postlist.glass";

/// The start of the version file. The date of the format and a uuid follow.
inline constexpr std::string_view glass_magic = "\x0F\x0DXapian Glass";
inline constexpr std::string_view glass_format_date = "\x04\x6E";
inline constexpr std::size_t uuid_bytes = 16;

/// The revision of a database that was written once, as ours are. Every later change raises it.
inline constexpr std::uint32_t glass_revision = 1;

// A block: revision (4 bytes), level (1), free bytes between directory and items (2), all free
// bytes (2), end of the directory (2), then the directory: the offset of each item (2 each).
inline constexpr std::size_t level_at = 4;
inline constexpr std::size_t largest_gap_at = 5;
inline constexpr std::size_t free_bytes_at = 7;
inline constexpr std::size_t directory_end_at = 9;
inline constexpr std::uint32_t directory_begin = 11;
inline constexpr std::uint32_t entry_bytes = 2;

// An item of a leaf: size without these first three bytes, combined with flags (2 bytes), length of
// the key (1), key, number of the piece (2; not in the first piece), tag. A long tag is cut into
// pieces, one an item.
inline constexpr std::uint32_t leaf_item_bytes = 3;
inline constexpr std::uint32_t last_piece = 0x4000;
inline constexpr std::uint32_t first_piece = 0x2000;
inline constexpr std::uint32_t item_size_mask = 0x1FFF;

// An item of a branch: block (4 bytes), length of the key (1), key, number of the piece (2).
inline constexpr std::uint32_t branch_item_bytes = 5;

/// The size of the number of a piece, in bytes.
inline constexpr std::size_t component_bytes = 2;

/// Writes the low 16 bits of `value` to the two bytes at `to`.
inline void store_16(char* to, std::uint32_t value) {
  to[0] = static_cast<char>(value >> 8);
  to[1] = static_cast<char>(value);
}

/// Writes `value` to the four bytes at `to`.
inline void store_32(char* to, std::uint32_t value) {
  store_16(to, value >> 16);
  store_16(to + 2, value);
}

/// Returns the number that store_16() wrote at offset `at`; its two bytes must be inside `bytes`.
inline std::uint32_t load_16(std::string_view bytes, std::size_t at) {
  return static_cast<std::uint32_t>(static_cast<unsigned char>(bytes[at])) << 8 |
         static_cast<unsigned char>(bytes[at + 1]);
}

/// Returns the number that store_32() wrote at offset `at`; its four bytes must be inside `bytes`.
inline std::uint32_t load_32(std::string_view bytes, std::size_t at) {
  return load_16(bytes, at) << 16 | load_16(bytes, at + 2);
}

}  // namespace newsgrep::index
