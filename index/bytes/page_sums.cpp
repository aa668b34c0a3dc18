#include "index/bytes/page_sums.hpp"

#include <algorithm>
#include <utility>

#include "index/bytes/page_sum_code.hpp"

namespace newsgrep::index {

#if defined(NEWSGREP_PAGE_SUM_AVX2)

std::uint32_t page_sum_avx2(const char* data, std::size_t size);

PageSum page_sum(std::string_view page) {
  return __builtin_cpu_supports("avx2") != 0 ? page_sum_avx2(page.data(), page.size())
                                             : page_sum_code(page.data(), page.size());
}

#else

PageSum page_sum(std::string_view page) {
  return page_sum_code(page.data(), page.size());
}

#endif

void PageSummer::append(std::string_view bytes) {
  sums_.file_bytes += bytes.size();
  if (!page_.empty()) {
    const auto missing = std::min(page_bytes - page_.size(), bytes.size());
    page_.append(bytes.substr(0, missing));
    bytes.remove_prefix(missing);
    if (page_.size() < page_bytes) return;
    sums_.pages.push_back(page_sum(page_));
    page_.clear();
  }
  for (; bytes.size() >= page_bytes; bytes.remove_prefix(page_bytes)) {
    sums_.pages.push_back(page_sum(bytes.substr(0, page_bytes)));
  }
  page_.append(bytes);
}

PageSums PageSummer::finish() {
  if (!page_.empty()) sums_.pages.push_back(page_sum(page_));
  return std::move(sums_);
}

}  // namespace newsgrep::index
