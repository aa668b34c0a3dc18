#include "text/utf8.hpp"

#include <unicode/utf8.h>

#include <string>
#include <vector>

#include "tests/support/catch.hpp"
#include "tests/support/token_checks.hpp"

using namespace newsgrep::text;
using newsgrep::test::printable;

namespace {

/// Compares our decoder with ICU's at the start of `bytes`.
void check_decoding(const std::string& bytes) {
  std::size_t our_end = 0;
  const auto ours = next_code_point(bytes, our_end);
  const auto* data = reinterpret_cast<const std::uint8_t*>(bytes.data());
  std::size_t icu_end = 0;
  std::int32_t icu = 0;
  U8_NEXT(data, icu_end, bytes.size(), icu);
  if (our_end != icu_end || (icu < 0 ? ours >= 0 : ours != icu)) FAIL(printable(bytes));
}

}  // namespace

TEST_CASE("bytes are decoded as ICU decodes them", "[utf8]") {
  // The first and last byte of every kind, and their neighbours.
  const std::string kinds =
      "\x41\x7F\x80\x8F\x90\x9F\xA0\xBF\xC0\xC1\xC2\xDF\xE0\xE1\xEC\xED\xEE\xEF\xF0\xF1\xF3\xF4\xF5"
      "\xFF";
  for (const char first : kinds) {
    for (const char second : kinds) {
      for (const char third : kinds) {
        for (const char fourth : kinds) {
          const std::string bytes = {first, second, third, fourth};
          for (std::size_t size = 1; size <= bytes.size(); ++size) {
            check_decoding(bytes.substr(0, size));
          }
        }
      }
    }
  }
}

TEST_CASE("every code point is read back as it was written", "[utf8]") {
  for (std::int32_t c = 0; c <= 0x10FFFF; ++c) {
    if (c >= 0xD800 && c <= 0xDFFF) continue;
    std::string text;
    append_code_point(c, text);
    std::size_t end = 0;
    if (next_code_point(text, end) != c || end != text.size()) FAIL("U+" << std::hex << c);
  }
}

TEST_CASE("what is no character is written as U+FFFD", "[utf8]") {
  for (const std::int32_t none : {-1, 0xD800, 0xDFFF, 0x110000, INT32_MAX, INT32_MIN}) {
    std::string text;
    append_code_point(none, text);
    CHECK(text == "\uFFFD");
  }
}

TEST_CASE("a text has a first and a last character unless it is empty", "[utf8]") {
  CHECK(first_code_point("\u00E9t\u00E9") == 0xE9);
  CHECK(last_code_point("\u00E9t\u00E9").value == 0xE9);
  CHECK(last_code_point("\u00E9t\u00E9").offset_bytes == 3);
  CHECK(first_code_point("") < 0);
  CHECK(last_code_point("").value < 0);
  CHECK(first_code_point("\xC3") < 0);
  CHECK(count_code_points("\u00E9t\u00E9") == 3);
  CHECK(count_code_points("") == 0);
}

TEST_CASE("a text is cut between characters", "[utf8]") {
  const std::string text = "a\u00E9\u4E2D";
  const std::vector<std::size_t> boundaries = {0, 1, 1, 3, 3, 3, 6, 6};
  for (std::size_t size = 0; size < boundaries.size(); ++size) {
    CHECK(character_boundary(text, size) == boundaries[size]);
  }
}

TEST_CASE("a text is UTF-8 or it is not", "[utf8]") {
  CHECK(is_utf8(""));
  CHECK(is_utf8("caf\u00E9"));
  CHECK_FALSE(is_utf8("caf\xE9"));
  CHECK_FALSE(is_utf8("caf\xC3"));
  CHECK_FALSE(is_utf8("\xED\xA0\x80"));
}
