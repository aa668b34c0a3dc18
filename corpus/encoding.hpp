#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace newsgrep::corpus {

/// How characters are written as bytes.
enum class Encoding { utf8, utf16_le, utf16_be, windows_1252 };

/// A text that was decoded.
struct Decoded {
  std::string text;                    ///< Well-formed UTF-8 without a byte order mark.
  Encoding encoding = Encoding::utf8;  ///< Encoding of the bytes it was decoded from.
  std::size_t replaced = 0;            ///< Number of ill-formed sequences; each became one U+FFFD.
};

/// A mark at the start of a text that tells its encoding.
struct ByteOrderMark {
  Encoding encoding = Encoding::utf8;
  std::size_t size = 0;  ///< Bytes of the mark; 0 if there is none.
};

/// Returns the byte order mark at the start of `bytes`.
ByteOrderMark byte_order_mark(std::string_view bytes);

/// Decodes a whole text. A byte order mark tells the encoding. Without one, the text is UTF-8 if it
/// is well-formed, if more of its sequences of several bytes are well-formed than ill-formed, or if
/// only its end is cut off. Any other text is Windows-1252, in which every byte is a character.
Decoded decode(std::string_view bytes);

/// Decodes a part of a text, which cannot start with a byte order mark, in the same way.
Decoded decode_part(std::string_view bytes);

/// Returns the Problem::reason of a text in which `count` ill-formed sequences were replaced.
std::string replaced_reason(std::size_t count);

/// Returns why a file cannot be text: `binary file`, or `binary file: PDF document` if its kind is
/// known; nothing if it can be text. `head` is the start of the file; some kilobytes are enough.
std::optional<std::string> binary_reason(std::string_view head);

/// Decodes UTF-16 piece by piece. A piece may end inside a character.
class Utf16Decoder {
 public:
  /// Makes a decoder for `encoding`, which is one of the two of UTF-16.
  explicit Utf16Decoder(Encoding encoding) : big_endian_(encoding == Encoding::utf16_be) {}

  /// Appends to `text`, as UTF-8, the characters that `bytes` completes.
  void feed(std::string_view bytes, std::string& text);
  /// Ends the input. Appends U+FFFD if it ends inside a character.
  void finish(std::string& text);

  /// Returns the number of ill-formed sequences so far.
  std::size_t replaced() const { return replaced_; }

 private:
  void take_unit(std::int32_t unit, std::string& text);

  bool big_endian_;
  int odd_byte_ = -1;                // first byte of a unit that is not complete; else -1
  std::int32_t lead_surrogate_ = 0;  // lead without its trail so far; else 0
  std::size_t replaced_ = 0;
};

}  // namespace newsgrep::corpus
