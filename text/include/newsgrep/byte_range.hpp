#pragma once

#include <cstddef>

namespace newsgrep {

/// A run of bytes in a text: [begin, end), on character boundaries.
struct ByteRange {
  std::size_t begin = 0;
  std::size_t end = 0;
  friend bool operator==(const ByteRange&, const ByteRange&) = default;
};

}  // namespace newsgrep
