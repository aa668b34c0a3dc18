#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "index/texts/string_table.hpp"

namespace newsgrep::index {

/// Returns for each byte whether it belongs to a word. All bytes of characters beyond ASCII do.
constexpr std::array<bool, 256> find_word_bytes() {
  std::array<bool, 256> is_word{};
  for (unsigned byte = 0; byte < is_word.size(); ++byte) {
    is_word[byte] = byte >= 0x80 || byte == '\'' || (byte >= '0' && byte <= '9') ||
                    (byte >= 'A' && byte <= 'Z') || (byte >= 'a' && byte <= 'z');
  }
  return is_word;
}

/// True for a byte that belongs to a word.
inline constexpr auto is_word_byte = find_word_bytes();

/// Returns the end of the piece of text that starts at `at`. A piece is a word, or everything
/// between two words, with one space before it.
inline const char* end_of_piece(const char* at, const char* end) {
  const auto is_word = [](char byte) { return is_word_byte[static_cast<unsigned char>(byte)]; };
  if (*at == ' ') ++at;
  if (at == end) return at;
  if (is_word(*at)) {
    do ++at;
    while (at != end && is_word(*at));
  } else {
    do ++at;
    while (at != end && *at != ' ' && !is_word(*at));
  }
  return at;
}

/// Divides texts into strings of a dictionary, from front to back. It takes the longest string of
/// whole pieces (see end_of_piece()), or, if a piece is no string, the longest strings inside the
/// piece.
class TextParser {
 public:
  /// Takes the strings of a dictionary, which must have every single byte.
  explicit TextParser(StringTable strings);

  /// Returns the number of strings.
  std::size_t size() const { return size_; }
  /// Returns the strings, which have numbers below size(). Greater numbers are not part of the
  /// dictionary.
  const StringTable& strings() const { return strings_; }

  /// Calls `use` with the number of each string. StringTable::readable_bytes must be readable after
  /// the text.
  template <typename Use>
  void parse(std::string_view text, Use&& use) const {
    const auto* at = text.data();
    const auto* const end = at + text.size();
    while (at != end) {
      const auto* pieces_end = end_of_piece(at, end);
      const auto* string_end = pieces_end;
      auto pieces = find(at, pieces_end);
      auto string = pieces;
      while (pieces != StringTable::none && pieces_end != end && may_go_on(pieces, pieces_end)) {
        pieces_end = end_of_piece(pieces_end, end);
        pieces = find(at, pieces_end);
        if (pieces >= size_) continue;
        string = pieces;
        string_end = pieces_end;
      }
      if (string < size_) {
        use(string);
        at = string_end;
        continue;
      }
      while (at != string_end) {
        const auto part = longest(at, string_end);
        use(part.string);
        at += part.size;
      }
    }
  }

 private:
  struct Part {
    std::uint32_t string;
    std::uint32_t size;
  };

  std::uint32_t find(const char* at, const char* end) const {
    const auto size = static_cast<std::size_t>(end - at);
    return size <= DictionaryString::max_size ? strings_.find(at, size) : StringTable::none;
  }

  /// Returns false if no longer string starts with `pieces` and the byte that follows them at `at`.
  /// May return true without such a string.
  bool may_go_on(std::uint32_t pieces, const char* at) const {
    return (next_bytes_[pieces] >> bit_of_next(at) & 1) != 0;
  }
  /// Returns the bit in next_bytes_ for the first byte at `at` that is no space.
  static unsigned bit_of_next(const char* at) {
    return static_cast<unsigned char>(*at == ' ' ? at[1] : at[0]) % 32;
  }

  /// Returns the longest string at `at` that ends at `end` or before.
  Part longest(const char* at, const char* end) const;

  /// Strings of the dictionary, then pieces that only start longer strings.
  StringTable strings_;
  std::size_t size_;
  std::array<std::uint32_t, 256> bytes_{};  ///< Numbers of the single bytes.
  std::vector<std::uint16_t> sizes_;        ///< By a hash of three bytes, a bit for each size.
  std::vector<std::uint32_t> next_bytes_;   ///< By pieces, a bit for each bit_of_next().
};

}  // namespace newsgrep::index
