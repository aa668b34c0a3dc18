#pragma once

#include <bit>
#include <cstdint>
#include <cstring>

namespace newsgrep::index {

/// The next eight bytes of a posting list: for each posting the distance to the passage before,
/// less one (a varint), and the impact (a byte below 128). All members work without branches,
/// because a processor cannot predict which distances are long.
class PostingBytes {
 public:
  static constexpr std::size_t size = 8;

  /// Reads the `size` bytes at `in`.
  explicit PostingBytes(const char* in) { std::memcpy(&bytes_, in, size); }

  // For the next four postings:

  /// Returns true if each of them has two bytes. The members below may be called only then.
  bool are_four() const { return (bytes_ & 0x8080808080808080) == 0; }

  /// The distances from the passage before to each of the four passages.
  class Steps {
   public:
    std::uint32_t operator[](std::uint32_t i) const {
      return static_cast<std::uint32_t>(lanes_ >> (16 * i)) & 0xFFFF;
    }

    /// Returns which of the four is the first that is at least `distance`. The last one must be.
    std::uint32_t first_from(std::uint32_t distance) const {
      const auto reached = ((lanes_ | high_bits) - distance * each) & high_bits;
      return static_cast<std::uint32_t>(std::countr_zero(reached)) / 16;
    }

   private:
    friend class PostingBytes;
    explicit Steps(std::uint64_t lanes) : lanes_(lanes) {}

    static constexpr std::uint64_t each =
        0x0001000100010001;  ///< Multiplying by it sums up the lanes.
    static constexpr std::uint64_t high_bits = 0x8000800080008000;

    std::uint64_t lanes_;  ///< The four distances, 16 bits each, the first in the low bits.
  };

  /// Returns the distances to the next four passages.
  Steps steps() const {
    constexpr std::uint64_t distances = 0x00FF00FF00FF00FF;
    constexpr std::uint64_t one_to_four = 0x0004000300020001;
    return Steps((bytes_ & distances) * Steps::each + one_to_four);
  }

  /// Returns the impact of the posting number `i`, 0 to 3.
  std::uint32_t impact(std::uint32_t i) const { return byte(2 * i + 1); }

  // For the next posting:

  /// Returns true if it has two or three bytes. The members below may be called only then.
  bool is_short() const { return (bytes_ & 0x8080) != 0x8080; }

  /// Returns the size of the next posting, in bytes.
  std::uint32_t length() const { return 2 + second(); }

  /// Returns the distance to the next passage.
  std::uint32_t step() const {
    const auto low = static_cast<std::uint32_t>(bytes_) & 0x7F;
    return (low | (static_cast<std::uint32_t>(bytes_ >> 1) & (0x3F80 & (0 - second())))) + 1;
  }

  /// Returns the impact of the next posting.
  std::uint32_t impact() const { return byte(1 + second()); }

 private:
  std::uint32_t byte(std::uint32_t i) const {
    return static_cast<std::uint32_t>(bytes_ >> (8 * i)) & 0xFF;
  }

  /// Returns 1 if the distance has a second byte, else 0.
  std::uint32_t second() const { return static_cast<std::uint32_t>(bytes_ >> 7) & 1; }

  std::uint64_t bytes_ = 0;
};

}  // namespace newsgrep::index
