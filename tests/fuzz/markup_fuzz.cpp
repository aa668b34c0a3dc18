// Taking tags out of a line never makes it longer, and references become UTF-8.

#include <cstdint>
#include <string_view>

#include "corpus/clean_text.hpp"
#include "corpus/encoding.hpp"
#include "corpus/markup.hpp"
#include "tests/support/passage_checks.hpp"
#include "tests/support/require.hpp"

using namespace newsgrep::corpus;
using newsgrep::test::is_clean_text;
using newsgrep::test::require;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto line = decode({reinterpret_cast<const char*>(data), size}).text;
  const auto stripped = strip_tags(line);
  require(stripped.text.size() <= line.size(), "no tag makes a line longer");
  require(strip_tags(line).text == stripped.text, "stripping is deterministic");
  const auto decoded = decode_entities(stripped.text);
  require(decode(decoded).replaced == 0, "references become UTF-8");
  require(is_clean_text(clean_text(decoded)), "what is cleaned has no control characters");
  return 0;
}
