#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "index/bytes/load_number.hpp"

namespace newsgrep::index {

/// Some of the passages of a shard: a bit a passage, in words of 64, low bits first, read in place.
/// Passages are counted from 1. May be read from several threads.
class PassageBitmap {
 public:
  static constexpr std::uint32_t word_bits = 64;

  static std::uint64_t bytes_for(std::uint32_t passages) {
    return (std::uint64_t{passages} + word_bits - 1) / word_bits * sizeof(std::uint64_t);
  }

  PassageBitmap() = default;
  /// `bytes` are as many as bytes_for() says, and outlive the set.
  PassageBitmap(std::string_view bytes, std::uint32_t passages)
      : bytes_(bytes), passages_(passages) {}

  /// How many there are, in the set or not.
  std::uint32_t passages() const { return passages_; }

  bool contains(std::uint32_t passage) const {
    return passage > 0 && passage <= passages_ &&
           (word((passage - 1) / word_bits) >> ((passage - 1) % word_bits) & 1) != 0;
  }

 protected:
  std::uint64_t word(std::uint32_t index) const {
    return load_number<std::uint64_t>(bytes_, std::size_t{index} * sizeof(std::uint64_t));
  }

 private:
  std::string_view bytes_;
  std::uint32_t passages_ = 0;
};

}  // namespace newsgrep::index
