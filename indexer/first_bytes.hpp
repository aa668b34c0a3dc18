#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace newsgrep::detail {

/// The first eight bytes as a number that is ordered as they are: comparing it first is quicker
/// than comparing words by their bytes.
inline std::uint64_t first_bytes(std::string_view word) {
  std::uint64_t value = 0;
  for (std::size_t i = 0; i < sizeof(value); ++i) {
    value = value << 8 | (i < word.size() ? static_cast<unsigned char>(word[i]) : 0U);
  }
  return value;
}

}  // namespace newsgrep::detail
