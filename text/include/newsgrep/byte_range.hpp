#pragma once

#include <cstddef>

namespace newsgrep {

/// A run of bytes in a text, [begin, end). Both ends are between characters.
struct ByteRange {
  std::size_t begin = 0;  ///< Offset of the first byte.
  std::size_t end = 0;    ///< Offset after the last byte.
  friend bool operator==(const ByteRange&, const ByteRange&) = default;
};

}  // namespace newsgrep
