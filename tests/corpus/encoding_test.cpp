#include "corpus/encoding.hpp"

#include <string>
#include <string_view>

#include "tests/support/catch.hpp"

using namespace newsgrep::corpus;
using namespace std::string_view_literals;

TEST_CASE("the encoding of a text is found", "[encoding]") {
  struct Row {
    std::string_view bytes, text;
    Encoding encoding;
    std::size_t replaced;
  };
  const Row rows[] = {
      {""sv, "", Encoding::utf8, 0},
      {"plain"sv, "plain", Encoding::utf8, 0},
      {"caf\xC3\xA9"sv, "café", Encoding::utf8, 0},
      {"\xEF\xBB\xBF"
       "caf\xC3\xA9"sv,
       "café", Encoding::utf8, 0},
      {"caf\xE9"sv, "café", Encoding::windows_1252, 0},
      {"\x93quoted\x94 \x96 \x80"
       "5"sv,
       "“quoted” – €5", Encoding::windows_1252, 0},
      {"\xC3\xA9t\xC3\xA9 et \xE9t"sv, "été et \xEF\xBF\xBDt", Encoding::utf8, 1},
      {"cut off \xE2\x80"sv, "cut off \xEF\xBF\xBD", Encoding::utf8, 1},
      {"\xEF\xBB\xBF"
       "a\xFF"sv,
       "a\xEF\xBF\xBD", Encoding::utf8, 1},
      {"\xFF\xFEK\0y\0\xEF\0v\0"sv, "Kyïv", Encoding::utf16_le, 0},
      {"\xFE\xFF\0K\0y\0\xEF\0v"sv, "Kyïv", Encoding::utf16_be, 0},
      {"\xFF\xFE\x3D\xD8\x00\xDE"sv, "😀", Encoding::utf16_le, 0},
      {"\xFF\xFE\x3D\xD8"
       "a\0"sv,
       "\xEF\xBF\xBD"
       "a",
       Encoding::utf16_le, 1},
      {"\xFF\xFE"
       "a\0b"sv,
       "a\xEF\xBF\xBD", Encoding::utf16_le, 1},
  };
  for (const auto& row : rows) {
    CAPTURE(row.text);
    const auto decoded = decode(row.bytes);
    CHECK(decoded.text == row.text);
    CHECK(decoded.encoding == row.encoding);
    CHECK(decoded.replaced == row.replaced);
  }
}

TEST_CASE("every single byte decodes to something", "[encoding]") {
  for (int byte = 0; byte < 256; ++byte) {
    const auto decoded = decode(std::string(1, static_cast<char>(byte)));
    CAPTURE(byte);
    CHECK_FALSE(decoded.text.empty());
    CHECK(decode(decoded.text).replaced == 0);
  }
}

TEST_CASE("UTF-16 may be cut into pieces anywhere", "[encoding]") {
  constexpr auto bytes = "a\0\x3D\xD8\x00\xDE\xE9\0"sv;
  for (std::size_t cut = 0; cut <= bytes.size(); ++cut) {
    Utf16Decoder decoder(Encoding::utf16_le);
    std::string text;
    decoder.feed(bytes.substr(0, cut), text);
    decoder.feed(bytes.substr(cut), text);
    decoder.finish(text);
    CHECK(text == "a😀é");
    CHECK(decoder.replaced() == 0);
  }
}

TEST_CASE("binary data is told from text", "[encoding]") {
  CHECK(binary_reason("%PDF-1.7\n...") == "binary file: PDF document");
  CHECK(binary_reason("\x1F\x8B\x08"sv) == "binary file: gzip data");
  CHECK(binary_reason("some\0thing"sv) == "binary file");
  CHECK(binary_reason("\x01\x02\x03\x04 a few words"sv) == "binary file");
  CHECK_FALSE(binary_reason(""));
  CHECK_FALSE(binary_reason("Text with a tab\tand a form feed\f.\r\n"));
  CHECK_FALSE(binary_reason("one stray \x07 bell in a line of ordinary text"));
  CHECK_FALSE(binary_reason("\xFF\xFEK\0y\0"sv));
  CHECK_FALSE(binary_reason("caf\xE9"));
}
