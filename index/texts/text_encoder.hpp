#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "index/texts/text_parser.hpp"

namespace newsgrep::index {

/// Codes texts with a dictionary; see storage/text_dictionary.hpp. Immutable; may be shared between
/// threads.
class TextEncoder {
 public:
  /// Of bytes that make_text_dictionary() made. Throws Error{corrupt} when they are damaged.
  explicit TextEncoder(std::string dictionary);

  const std::string& dictionary() const { return dictionary_; }

  /// So many bytes behind a text have to be readable.
  static constexpr std::size_t room_after_text = StringTable::readable_bytes;

  /// Appends the codes of the strings that make up `text`, filled up to a whole byte.
  void append(std::string& codes, std::string_view text) const;

 private:
  struct Code {
    std::uint32_t value;
    std::uint32_t bits;
  };

  const std::string dictionary_;
  TextParser parser_;
  std::vector<Code> codes_;  ///< Of each string.
};

}  // namespace newsgrep::index
