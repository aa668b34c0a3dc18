#pragma once

#include <algorithm>
#include <cstddef>
#include <string_view>

namespace newsgrep::index {

/// Returns how many bytes two words have in common at their start.
inline std::size_t shared_bytes(std::string_view a, std::string_view b) {
  return static_cast<std::size_t>(std::mismatch(a.begin(), a.end(), b.begin(), b.end()).first -
                                  a.begin());
}

}  // namespace newsgrep::index
