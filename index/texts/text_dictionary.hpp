#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "newsgrep/error.hpp"

namespace newsgrep::index {

/// A dictionary has the strings that texts are made of: single bytes, parts of words, words with
/// the space before them, and words that often follow each other. A text is stored as the codes of
/// such strings, shorter ones for those that are frequent (Huffman, 1952), one behind the other,
/// the highest bit of each first. Codes are canonical (Schwartz and Kallick, 1964): those of one
/// length are consecutive numbers, and follow all shorter ones. All numbers are little-endian.
///
///     how many codes have each length, from 1 to `max_code_bits` (4 bytes each)
///     the strings in order of their codes, a DictionaryString each
///
/// All codes that begin with the same `code_slot_bits` bits, a slot, have one length. So one
/// look-up tells the length of the next code. The last slot need not be full.
inline constexpr unsigned max_code_bits = 19;
inline constexpr unsigned code_slot_bits = 10;

/// Every byte is a string of each dictionary, so that any text can be coded.
struct DictionaryString {
  static constexpr std::size_t max_size = 15;

  std::array<char, max_size> bytes{};  ///< Zero behind the last.
  std::uint8_t size = 0;

  std::string_view view() const { return {bytes.data(), size}; }
};
static_assert(sizeof(DictionaryString) == 16 && alignof(DictionaryString) == 1);

using CodeCounts = std::array<std::uint32_t, max_code_bits>;  ///< By length, less one.

/// How many slots codes of `bits` bits take, if there are `count`.
constexpr std::uint64_t code_slots(unsigned bits, std::uint64_t count) {
  if (bits <= code_slot_bits) return count << (code_slot_bits - bits);
  const auto codes_a_slot = std::uint64_t{1} << (bits - code_slot_bits);
  return (count + codes_a_slot - 1) / codes_a_slot;
}
inline constexpr std::uint64_t max_code_slots = std::uint64_t{1} << code_slot_bits;

Error damaged_dictionary();

/// A dictionary, read in place. May be read from several threads.
class TextDictionary {
 public:
  /// `bytes` outlive the dictionary. Throws Error{corrupt} when they are none.
  explicit TextDictionary(std::string_view bytes);

  /// So many bytes behind codes have to be readable, and so many behind a text writable.
  static constexpr std::size_t room_after_codes = 8;
  static constexpr std::size_t room_after_text = sizeof(DictionaryString);

  /// Writes the text of `size` bytes that `codes`, all of them, stand for. False when there is no
  /// such.
  bool decode(std::string_view codes, char* text, std::size_t size) const;

  std::size_t size() const { return strings_.size() / sizeof(DictionaryString); }
  DictionaryString operator[](std::size_t number) const;
  const CodeCounts& code_counts() const { return counts_; }

 private:
  /// What a code begins with.
  struct Slot {
    std::uint32_t string = 0;          ///< The first that has a code in the slot.
    std::uint8_t code_bits = 0;        ///< Of each code.
    std::uint8_t bits_after_slot = 0;  ///< How many of these are not told by the slot.
  };

  CodeCounts counts_{};
  std::string_view strings_;
  std::array<Slot, max_code_slots> slots_{};
};

}  // namespace newsgrep::index
