#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "index/texts/text_parser.hpp"

namespace newsgrep::index {

/// Codes texts with a dictionary; see text_dictionary.hpp. Several threads may use one encoder.
class TextEncoder {
 public:
  /// Takes a dictionary from make_text_dictionary(). Throws Error{corrupt} if it is damaged.
  explicit TextEncoder(std::string dictionary);

  /// Returns the bytes of the dictionary.
  const std::string& dictionary() const { return dictionary_; }

  /// The bytes that must be readable after a text.
  static constexpr std::size_t room_after_text = StringTable::readable_bytes;

  /// Appends the codes of `text` to `codes`, padded to a whole byte.
  void append(std::string& codes, std::string_view text) const;

 private:
  struct Code {
    std::uint32_t value;
    std::uint32_t bits;
  };

  const std::string dictionary_;
  TextParser parser_;
  std::vector<Code> codes_;  ///< Code of each string.
};

}  // namespace newsgrep::index
