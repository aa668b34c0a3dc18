// An index whose checksums agree with what somebody crafted is refused or searched, without harm.

#include <cstdint>

#include "tests/fuzz/input_bytes.hpp"
#include "tests/fuzz/small_index.hpp"

using namespace newsgrep::test;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static SmallIndex index;
  InputBytes input(data, size);
  index.damage(input);
  index.seal();
  answers_or_refusal(index.path(), Origin::crafted);
  index.restore();
  return 0;
}
