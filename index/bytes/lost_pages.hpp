#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>

namespace newsgrep::index {

/// A file that is mapped into memory, and whether pages of it were lost: another program made the
/// file shorter, or the disk cannot be read. The operating system tells this by the signal SIGBUS.
/// Our handler puts zeros in place of the page, so that the reader goes on to a place where it can
/// throw, and notes the loss here. A signal for any other memory goes to the handler that the
/// program had before, or ends the program as it would without us.
///
/// The handler is installed when the first file is mapped. A program that installs its own later
/// must pass on the signals that it does not know.
struct Mapping {
  std::atomic<std::uintptr_t> begin = 0;  ///< 0 if this Mapping is not in use.
  std::atomic<std::size_t> size = 0;      ///< In bytes.
  std::atomic<bool> lost = false;         ///< True after a page was lost.
};

/// Notes that `size` bytes at `data` are a mapped file. Call forget_mapping() before they are
/// unmapped. Throws std::bad_alloc.
Mapping& note_mapping(const void* data, std::size_t size);

/// Notes that the bytes of `mapping` are no longer used.
void forget_mapping(Mapping& mapping) noexcept;

/// Returns how many pages of any mapped file were lost since the program began.
std::uint64_t lost_pages() noexcept;

}  // namespace newsgrep::index
