// A damaged file of an index is refused, or does not change an answer.

#include <cstdint>
#include <string>

#include "tests/fuzz/input_bytes.hpp"
#include "tests/fuzz/small_index.hpp"
#include "tests/support/require.hpp"

using namespace newsgrep::test;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static SmallIndex index;
  static const auto right = answers(index.path());
  InputBytes input(data, size);
  index.damage(input);
  const auto found = answers_or_refusal(index.path());
  require(found.empty() || found == right, "the right answer or an error");
  index.restore();
  return 0;
}
