#include "indexer/cli/byte_size.hpp"

#include <array>
#include <cstdio>
#include <iterator>

namespace newsgrep::cli {

std::string byte_size(std::uint64_t bytes) {
  constexpr const char* units[] = {"bytes", "KB", "MB", "GB", "TB"};
  auto size = static_cast<double>(bytes);
  std::size_t unit = 0;
  for (; size >= 999.5 && unit + 1 < std::size(units); ++unit) size /= 1000;
  std::array<char, 32> text{};
  std::snprintf(text.data(), text.size(), unit > 0 && size < 9.95 ? "%.1f %s" : "%.0f %s", size,
                units[unit]);
  return text.data();
}

}  // namespace newsgrep::cli
