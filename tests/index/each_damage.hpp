#pragma once

#include <string>

#include "tests/support/catch.hpp"

namespace newsgrep::test {

/// Calls `check(bytes)` for each damage to the bytes of a file: one byte is changed, or the end is
/// missing.
template <typename Check>
void for_each_damage(const std::string& whole, Check&& check) {
  for (std::size_t i = 0; i < whole.size(); ++i) {
    for (const int flip : {0x01, 0x80, 0xFF}) {
      CAPTURE(i, flip);
      auto damaged = whole;
      damaged[i] = static_cast<char>(damaged[i] ^ flip);
      check(damaged);
    }
  }
  for (std::size_t size = 0; size < whole.size(); ++size) {
    CAPTURE(size);
    check(whole.substr(0, size));
  }
}

}  // namespace newsgrep::test
