#pragma once

#include <bit>
#include <cstddef>
#include <cstring>
#include <string_view>

namespace newsgrep::index {

static_assert(std::endian::native == std::endian::little, "files are read in place");

/// Returns the little-endian number, or record of little-endian numbers, at offset `at` of `bytes`.
/// All of it must be inside `bytes`; its address need not be aligned.
template <typename Number>
Number load_number(std::string_view bytes, std::size_t at) {
  Number number;
  std::memcpy(&number, bytes.data() + at, sizeof(number));
  return number;
}

}  // namespace newsgrep::index
