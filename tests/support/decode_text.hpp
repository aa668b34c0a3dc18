#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "index/texts/text_dictionary.hpp"

namespace newsgrep::test {

/// Returns true if `codes` decode to a text of `size` bytes, which is then in `text`. Codes and
/// text are copied to memory that ends with them, so that the address sanitizer sees any byte too
/// many.
inline bool decode_text(const index::TextDictionary& dictionary, std::string_view codes,
                        std::size_t size, std::string& text) {
  std::vector<char> readable(codes.begin(), codes.end());
  readable.resize(codes.size() + index::TextDictionary::room_after_codes);
  std::vector<char> writable(size + index::TextDictionary::room_after_text);
  if (!dictionary.decode({readable.data(), codes.size()}, writable.data(), size)) return false;
  text.assign(writable.data(), size);
  return true;
}

}  // namespace newsgrep::test
