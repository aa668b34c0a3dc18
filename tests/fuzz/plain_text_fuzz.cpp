// Any bytes are read as a plain-text article that keeps its promises, or are a problem.

#include <cstdint>
#include <string_view>

#include "corpus/plain_text.hpp"
#include "tests/fuzz/read_input.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const auto read = newsgrep::corpus::read_plain_text(bytes);
  newsgrep::test::require(newsgrep::test::is_clean(read.article), "the article is clean");
  newsgrep::test::read_input_twice(data, size, newsgrep::Format::plain_text);
  return 0;
}
