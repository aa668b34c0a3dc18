#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace newsgrep::index {

/// Counts pairs of numbers, and keeps what is gained by joining each pair: a hash table in one
/// array.
class PairCounts {
 public:
  struct Pair {
    std::uint32_t left = 0;
    std::uint32_t right = 0;
    std::uint32_t count = 0;
    float gain = 0;
  };

  PairCounts() : places_(first_places) {}

  /// Counts one more occurrence of a pair.
  void count(std::uint32_t left, std::uint32_t right) {
    auto& place = places_[place_of(left, right)];
    if (place.count++ > 0) return;
    place.left = left;
    place.right = right;
    if (2 * ++size_ > places_.size()) grow();
  }

  /// Sets the gain of each pair to `gain_of(pair)`.
  template <typename GainOf>
  void set_gains(GainOf&& gain_of) {
    for (auto& place : places_) {
      if (place.count > 0) place.gain = gain_of(place);
    }
  }

  /// Returns the gain of a pair; 0 if the pair was not counted.
  float gain(std::uint32_t left, std::uint32_t right) const {
    return places_[place_of(left, right)].gain;
  }

 private:
  static constexpr std::size_t first_places = std::size_t{1} << 12;

  /// Returns the place of a pair, or the free place (with count 0) to put it.
  std::size_t place_of(std::uint32_t left, std::uint32_t right) const {
    // Multiplicative hashing (Knuth, The Art of Computer Programming, 6.4).
    const auto product = (std::uint64_t{left} << 32 | right) * 0x9E3779B97F4A7C15;
    const auto mask = places_.size() - 1;
    auto at = static_cast<std::size_t>(product >> 32) & mask;
    while (places_[at].count != 0 && (places_[at].left != left || places_[at].right != right)) {
      at = (at + 1) & mask;
    }
    return at;
  }

  void grow() {
    std::vector<Pair> old(2 * places_.size());
    old.swap(places_);
    for (const auto& pair : old) {
      if (pair.count != 0) places_[place_of(pair.left, pair.right)] = pair;
    }
  }

  std::vector<Pair> places_;  ///< A power of two of places.
  std::size_t size_ = 0;      ///< Number of used places.
};

}  // namespace newsgrep::index
