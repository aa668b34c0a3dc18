#include "index/bytes/page_sum_code.hpp"

namespace newsgrep::index {

/// Does what page_sum_code() does, on processors that have AVX2.
std::uint32_t page_sum_avx2(const char* data, std::size_t size) {
  return page_sum_code(data, size);
}

}  // namespace newsgrep::index
