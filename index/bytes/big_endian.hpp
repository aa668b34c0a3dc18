#pragma once

#include <bit>
#include <cstdint>
#include <cstring>

namespace newsgrep::index {

// Numbers in eight bytes, the highest byte first. They sort as their bytes do.

/// Returns `value` with its bytes in reverse order.
inline std::uint64_t swap_bytes(std::uint64_t value) {
  value = (value & 0x00000000FFFFFFFF) << 32 | value >> 32;
  value = (value & 0x0000FFFF0000FFFF) << 16 | (value >> 16 & 0x0000FFFF0000FFFF);
  return (value & 0x00FF00FF00FF00FF) << 8 | (value >> 8 & 0x00FF00FF00FF00FF);
}

/// Returns the number in the eight bytes at `at`.
inline std::uint64_t load_big_endian(const char* at) {
  std::uint64_t value;
  std::memcpy(&value, at, sizeof(value));
  return swap_bytes(value);
}

/// Writes `value` to the eight bytes at `at`.
inline void store_big_endian(char* at, std::uint64_t value) {
  value = swap_bytes(value);
  std::memcpy(at, &value, sizeof(value));
}

}  // namespace newsgrep::index
