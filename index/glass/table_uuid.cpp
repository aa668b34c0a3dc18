#include "index/glass/table_uuid.hpp"

#include <cstdint>
#include <string_view>

#include "text/stable_hash.hpp"

namespace newsgrep::index {

std::string table_uuid(std::span<const PageSum> pages) {
  const std::string_view sums(reinterpret_cast<const char*>(pages.data()), pages.size_bytes());
  std::string uuid;
  for (const std::uint64_t seed : {0U, 1U}) {
    const auto half = text::stable_hash(sums, seed);
    for (unsigned i = 8; i-- > 0;) uuid.push_back(static_cast<char>(half >> (8 * i)));
  }
  return uuid;
}

}  // namespace newsgrep::index
