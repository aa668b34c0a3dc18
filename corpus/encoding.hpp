#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace newsgrep::corpus {

enum class Encoding { utf8, utf16_le, utf16_be, windows_1252 };

/// Text in UTF-8, and what it was before.
struct Decoded {
  std::string text;  ///< Well-formed UTF-8 without a byte order mark.
  Encoding encoding = Encoding::utf8;
  std::size_t replaced = 0;  ///< Ill-formed sequences; each became one U+FFFD.
};

/// A byte order mark at the start of `bytes`; `size` is 0 when there is none.
struct ByteOrderMark {
  Encoding encoding = Encoding::utf8;
  std::size_t size = 0;
};
ByteOrderMark byte_order_mark(std::string_view bytes);

/// Decodes a whole text. The byte order mark decides; without one, well-formed UTF-8 is UTF-8, and
/// so is what has more well-formed than ill-formed sequences of several bytes, or is only cut off
/// at its end. Everything else is Windows-1252, which can represent any byte.
Decoded decode(std::string_view bytes);

/// The same for a part of a text that begins behind any byte order mark.
Decoded decode_part(std::string_view bytes);

/// The Problem of a text in which `count` ill-formed sequences were replaced.
std::string replaced_reason(std::size_t count);

/// Why `head` (the start of a file; some kilobytes are enough) cannot be text: `binary file`, or
/// `binary file: PDF document` where the kind is known. Nothing when it can.
std::optional<std::string> binary_reason(std::string_view head);

/// Turns UTF-16 into UTF-8 piece by piece; a piece may end anywhere.
class Utf16Decoder {
 public:
  /// `encoding` is one of the two UTF-16 values.
  explicit Utf16Decoder(Encoding encoding) : big_endian_(encoding == Encoding::utf16_be) {}

  /// Appends what `bytes` completes to `text`.
  void feed(std::string_view bytes, std::string& text);
  /// Appends what is left at the end of the input: U+FFFD for half a character.
  void finish(std::string& text);

  std::size_t replaced() const { return replaced_; }

 private:
  void take_unit(std::int32_t unit, std::string& text);

  bool big_endian_;
  int odd_byte_ = -1;                // the first byte of a unit whose second has not come yet
  std::int32_t lead_surrogate_ = 0;  // waits for its trail surrogate
  std::size_t replaced_ = 0;
};

}  // namespace newsgrep::corpus
