#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace newsgrep::index {

/// The size of the parts of a file that have a checksum of their own, in bytes. The last page of a
/// file may be shorter.
inline constexpr std::size_t page_bytes = 4096;

/// Returns the number of pages of a file of `bytes` bytes.
constexpr std::uint64_t page_count(std::uint64_t bytes) {
  return bytes / page_bytes + (bytes % page_bytes == 0 ? 0 : 1);
}

/// The checksum of a page: the low 32 bits of its text::stable_hash().
using PageSum = std::uint32_t;

/// Returns the checksum of a page.
PageSum page_sum(std::string_view page);

/// The length of a file and the checksums of its pages, in order.
struct PageSums {
  std::uint64_t file_bytes = 0;
  std::vector<PageSum> pages;
};

/// Makes the checksums of a file from its bytes, which come piece by piece.
class PageSummer {
 public:
  /// Takes the next bytes of the file.
  void append(std::string_view bytes);

  /// Returns the checksums of all bytes. Call it once, at the end.
  PageSums finish();

 private:
  PageSums sums_;
  std::string page_;  ///< The start of a page that is not yet complete.
};

}  // namespace newsgrep::index
