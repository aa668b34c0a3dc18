// Any bytes are read as tab-separated passages: articles that keep their promises, and problems.

#include <cstdint>

#include "tests/fuzz/read_input.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  newsgrep::test::read_input_twice(data, size, newsgrep::Format::tsv);
  return 0;
}
