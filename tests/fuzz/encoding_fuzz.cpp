// Any bytes become UTF-8; what is UTF-8 already stays; UTF-16 may come in pieces.

#include <cstdint>
#include <string>
#include <string_view>

#include "corpus/clean_text.hpp"
#include "corpus/encoding.hpp"
#include "tests/support/require.hpp"
#include "text/utf8.hpp"

using namespace newsgrep::corpus;
using newsgrep::test::require;
using newsgrep::text::is_utf8;

namespace {

void decode_whole(std::string_view bytes) {
  const auto decoded = decode(bytes);
  require(is_utf8(decoded.text), "what is decoded is UTF-8");
  require(is_utf8(decode_part(bytes).text), "a part that is decoded is UTF-8");
  if (is_utf8(bytes) && byte_order_mark(bytes).size == 0) {
    require(decoded.text == bytes && decoded.replaced == 0, "UTF-8 stays as it is");
  }
  const auto again = decode(decoded.text);
  if (byte_order_mark(decoded.text).size == 0) {
    require(again.text == decoded.text && again.replaced == 0, "decoding twice changes nothing");
  }
  const auto clean = clean_text(decoded.text);
  require(is_utf8(clean) && clean_text(clean) == clean, "cleaning twice changes nothing");
}

void decode_utf16_in_pieces(std::string_view bytes, Encoding encoding) {
  Utf16Decoder whole(encoding);
  std::string text;
  whole.feed(bytes, text);
  whole.finish(text);
  require(is_utf8(text), "what is decoded of UTF-16 is UTF-8");

  const auto first_piece = bytes.empty() ? 0 : static_cast<unsigned char>(bytes[0]) % bytes.size();
  Utf16Decoder pieces(encoding);
  std::string of_pieces;
  pieces.feed(bytes.substr(0, first_piece), of_pieces);
  for (const auto byte : bytes.substr(first_piece)) pieces.feed({&byte, 1}, of_pieces);
  pieces.finish(of_pieces);
  require(of_pieces == text && pieces.replaced() == whole.replaced(),
          "pieces of UTF-16 are decoded as the whole is");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  decode_whole(bytes);
  decode_utf16_in_pieces(bytes, Encoding::utf16_le);
  decode_utf16_in_pieces(bytes, Encoding::utf16_be);
  const auto reason = binary_reason(bytes);
  require(!reason || !reason->empty(), "binary data has a reason");
  return 0;
}
