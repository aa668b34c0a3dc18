#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

#include "index/bytes/big_endian.hpp"
#include "newsgrep/error.hpp"

namespace newsgrep::index {

/// A dictionary has the strings that texts are made of: single bytes, parts of words, words with
/// the space before them, and groups of words that often follow each other. A text is stored as the
/// codes of its strings, one after the other, the highest bit of each code first. Frequent strings
/// have short codes (Huffman, 1952). Codes are canonical (Schwartz and Kallick, 1964): codes of one
/// length are consecutive numbers and come after all shorter codes. All numbers are little-endian.
///
///     number of codes of each length, from 1 to `max_code_bits` (4 bytes each)
///     the strings in order of their codes, a DictionaryString each
///
/// A slot is all codes that start with the same `code_slot_bits` bits. They have one length, so one
/// look-up tells the length of the next code. The last slot may have fewer codes than it has room
/// for.
inline constexpr unsigned max_code_bits = 19;
inline constexpr unsigned code_slot_bits = 10;

/// A string of a dictionary. Every single byte is one, so that any text can be coded.
struct DictionaryString {
  static constexpr std::size_t max_size = 15;

  std::array<char, max_size> bytes{};  ///< Zeros after the string.
  std::uint8_t size = 0;

  std::string_view view() const { return {bytes.data(), size}; }
};
static_assert(sizeof(DictionaryString) == 16 && alignof(DictionaryString) == 1);

/// Number of codes by their length, less one.
using CodeCounts = std::array<std::uint32_t, max_code_bits>;

/// Returns how many slots `count` codes of `bits` bits take.
constexpr std::uint64_t code_slots(unsigned bits, std::uint64_t count) {
  if (bits <= code_slot_bits) return count << (code_slot_bits - bits);
  const auto codes_a_slot = std::uint64_t{1} << (bits - code_slot_bits);
  return (count + codes_a_slot - 1) / codes_a_slot;
}
inline constexpr std::uint64_t max_code_slots = std::uint64_t{1} << code_slot_bits;

/// Returns the Error for a damaged dictionary.
Error damaged_dictionary();

/// A dictionary, read in place. Several threads may read it.
class TextDictionary {
 public:
  /// Reads the dictionary from `bytes`, which must outlive it. Throws Error{corrupt} if they are
  /// damaged.
  explicit TextDictionary(std::string_view bytes);

  /// The bytes that must be readable after codes, and writable after a text.
  static constexpr std::size_t room_after_codes = 8;
  static constexpr std::size_t room_after_text = sizeof(DictionaryString);

  /// Writes the text that `codes` stand for, of `size` bytes, to `text`. Returns false unless the
  /// codes make exactly `size` bytes. `check(string)` is called with the place of each string
  /// before it is read.
  template <typename Check>
  bool decode(std::string_view codes, char* text, std::size_t size, Check&& check) const;

  /// Does the same with strings that need no check.
  bool decode(std::string_view codes, char* text, std::size_t size) const;

  /// Returns the number of strings.
  std::size_t size() const { return strings_.size() / sizeof(DictionaryString); }
  DictionaryString operator[](std::size_t number) const;
  const CodeCounts& code_counts() const { return counts_; }

 private:
  /// The codes that start with the same bits.
  struct Slot {
    std::uint32_t string = 0;          ///< First string with a code in the slot.
    std::uint8_t code_bits = 0;        ///< Length of each code.
    std::uint8_t bits_after_slot = 0;  ///< Bits of a code that the slot does not tell.
  };

  CodeCounts counts_{};
  std::string_view strings_;
  std::array<Slot, max_code_slots> slots_{};
};

template <typename Check>
bool TextDictionary::decode(std::string_view codes, char* text, std::size_t size,
                            Check&& check) const {
  const auto strings = this->size();
  const auto* const all = strings_.data();
  const auto end_bit = codes.size() * 8;
  auto* const end = text + size;
  std::size_t bit = 0;
  while (text < end) {
    auto window = load_big_endian(codes.data() + bit / 8) << (bit % 8);
    constexpr int codes_a_window = (64 - 7) / max_code_bits;
    for (int i = 0; i < codes_a_window && text < end; ++i) {
      const auto& slot = slots_[window >> (64 - code_slot_bits)];
      const auto in_slot = (window << code_slot_bits) >> 1 >> (63 - slot.bits_after_slot);
      const auto string = slot.string + in_slot;
      if (string >= strings) return false;
      const auto* const at = all + string * sizeof(DictionaryString);
      check(at);
      std::memcpy(text, at, sizeof(DictionaryString));
      text +=
          static_cast<std::uint8_t>(at[DictionaryString::max_size]) & DictionaryString::max_size;
      window <<= slot.code_bits;
      bit += slot.code_bits;
    }
    if (bit > end_bit) return false;
  }
  return text == end && (bit + 7) / 8 == codes.size();
}

}  // namespace newsgrep::index
