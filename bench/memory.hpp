#pragma once

#include <cstddef>

namespace newsgrep::bench {

/// What of this process is in memory, in KiB; zero where the kernel does not say.
struct Memory {
  std::size_t anonymous = 0;  ///< Its own: heap and stack.
  std::size_t file = 0;       ///< Pages of mapped files, shared with the page cache.
};

Memory resident_memory_kib();

}  // namespace newsgrep::bench
