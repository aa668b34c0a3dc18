#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace newsgrep::bench {

/// Random numbers by splitmix64: the same for the same seed, whatever the compiler.
class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed) {}

  std::uint64_t next() {
    std::uint64_t z = state_ += 0x9e3779b97f4a7c15U;
    z = (z ^ (z >> 30U)) * 0xbf58476d1ce4e5b9U;
    z = (z ^ (z >> 27U)) * 0x94d049bb133111ebU;
    return z ^ (z >> 31U);
  }

  /// Returns a number less than `limit`, which is at least 1 and at most 2^32.
  std::uint32_t below(std::size_t limit) {
    return static_cast<std::uint32_t>(((next() >> 32U) * limit) >> 32U);
  }

  /// Returns a number in [0, 1).
  double unit() { return static_cast<double>(next() >> 11U) * 0x1.0p-53; }

  bool chance(double probability) { return unit() < probability; }

 private:
  std::uint64_t state_;
};

template <std::size_t n>
std::string_view one_of(const std::array<std::string_view, n>& words, Random& random) {
  return words[random.below(n)];
}

}  // namespace newsgrep::bench
