#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <stdexcept>
#include <vector>

#include "index/texts/text_dictionary.hpp"

namespace newsgrep::index {

/// Strings of at most DictionaryString::max_size bytes, numbered from 0 in the order in which they
/// are added: a hash table. A look-up takes the string as two machine words, so `readable_bytes`
/// bytes from its start must be readable, however short it is.
class StringTable {
 public:
  static constexpr std::size_t readable_bytes = 16;
  static constexpr std::uint32_t none = UINT32_MAX;
  /// The most strings that a table holds.
  static constexpr std::size_t max_strings = (std::size_t{1} << 22) - 1;

  StringTable() : places_(first_places, empty) {}

  std::size_t size() const { return keys_.size(); }
  DictionaryString operator[](std::size_t number) const {
    return std::bit_cast<DictionaryString>(keys_[number]);
  }

  /// Returns the number of a string; `none` if it was not added.
  std::uint32_t find(const char* at, std::size_t size) const {
    const Key key(at, size);
    const auto place = places_[place_of(key, key.hash())];
    return place == empty ? none : place >> tag_bits;
  }

  /// Adds a string if it is new, and returns its number. Throws std::length_error if there are too
  /// many.
  std::uint32_t add(const char* at, std::size_t size) {
    const Key key(at, size);
    auto& place = places_[place_of(key, key.hash())];
    if (place != empty) return place >> tag_bits;
    if (keys_.size() == max_strings) throw std::length_error("too many strings");
    const auto number = static_cast<std::uint32_t>(keys_.size());
    place = number << tag_bits | tag(key.hash());
    keys_.push_back(key);
    if (2 * keys_.size() > places_.size()) grow();
    return number;
  }

  /// Adds the string that two strings form together, if it is new, and returns its number. It must
  /// not be too long.
  std::uint32_t add_joined(std::uint32_t left, std::uint32_t right) {
    auto joined = (*this)[left];
    const auto second = (*this)[right];
    std::memcpy(joined.bytes.data() + joined.size, second.bytes.data(), second.size);
    return add(joined.bytes.data(), std::size_t{joined.size} + second.size);
  }

 private:
  /// A DictionaryString in two machine words.
  struct Key {
    Key(const char* at, std::size_t size) {
      std::memcpy(&low, at, sizeof(low));
      std::memcpy(&high, at + sizeof(low), sizeof(high));
      if (size < sizeof(low)) {
        low &= (std::uint64_t{1} << (8 * size)) - 1;
        high = 0;
      } else {
        high &= (std::uint64_t{1} << (8 * (size - sizeof(low)))) - 1;
      }
      high |= std::uint64_t{size} << 56;
    }

    bool operator==(const Key&) const = default;

    /// Multiplicative hashing (Knuth, The Art of Computer Programming, 6.4).
    std::uint64_t hash() const {
      constexpr std::uint64_t odd = 0x9E3779B97F4A7C15;
      return (low ^ std::rotl(high * odd, 29)) * odd;
    }

    std::uint64_t low;
    std::uint64_t high;
  };
  static_assert(std::endian::native == std::endian::little && sizeof(Key) == readable_bytes);

  // A place holds a number and, in its low bits, some bits of the hash, so that few keys are
  // compared in vain.
  static constexpr std::uint32_t empty = UINT32_MAX;
  static constexpr unsigned tag_bits = 10;
  static constexpr std::size_t first_places = 1024;

  static std::uint32_t tag(std::uint64_t hash) {
    return static_cast<std::uint32_t>(hash >> 24) & ((1U << tag_bits) - 1);
  }

  /// Returns the place of a string, or the empty place to put it.
  std::size_t place_of(const Key& key, std::uint64_t hash) const {
    const auto mask = places_.size() - 1;
    const auto wanted = tag(hash);
    for (auto at = static_cast<std::size_t>(hash >> 36);; ++at) {
      const auto place = places_[at & mask];
      if (place == empty) return at & mask;
      if ((place & ((1U << tag_bits) - 1)) == wanted && keys_[place >> tag_bits] == key) {
        return at & mask;
      }
    }
  }

  void grow() {
    places_.assign(2 * places_.size(), empty);
    for (std::uint32_t number = 0; number < keys_.size(); ++number) {
      const auto hash = keys_[number].hash();
      places_[place_of(keys_[number], hash)] = number << tag_bits | tag(hash);
    }
  }

  std::vector<std::uint32_t> places_;  ///< A power of two of places.
  std::vector<Key> keys_;
};

}  // namespace newsgrep::index
