#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <string_view>

#include "index/bytes/big_endian.hpp"

namespace newsgrep::index {

/// The first eight bytes as a number that is ordered as they are: comparing it first is quicker
/// than comparing words by their bytes.
inline std::uint64_t first_bytes(std::string_view word) {
  std::array<char, sizeof(std::uint64_t)> bytes{};
  std::copy_n(word.begin(), std::min(word.size(), bytes.size()), bytes.begin());
  return load_big_endian(bytes.data());
}

}  // namespace newsgrep::index
