#pragma once

#include <cstdint>

namespace newsgrep::detail {

// Numbers in the blocks of Xapian's tables, high byte first. Those within tags are varints
// (schema/varint.hpp), those in keys as storage/glass_keys.hpp has them.

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

}  // namespace newsgrep::detail
