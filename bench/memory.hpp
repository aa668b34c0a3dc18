#pragma once

#include <cstddef>

namespace newsgrep::bench {

/// Resident memory of this process in KiB; zero where the kernel does not say.
struct Memory {
  std::size_t anonymous = 0;  ///< Heap and stack.
  std::size_t file = 0;       ///< Pages of mapped files, which belong to the page cache.
};

Memory resident_memory_kib();

}  // namespace newsgrep::bench
