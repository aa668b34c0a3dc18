#include <cstdint>
#include <string_view>

#include "corpus/plain_text.hpp"
#include "tests/support/passage_checks.hpp"
#include "tests/support/require.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const auto read = newsgrep::corpus::read_plain_text(bytes);
  newsgrep::test::require(newsgrep::test::is_clean(read.article), "the article is clean");
  return 0;
}
