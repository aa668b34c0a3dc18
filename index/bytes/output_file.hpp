#pragma once

#include <bit>
#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "index/bytes/page_sums.hpp"

namespace newsgrep::index {

static_assert(std::endian::native == std::endian::little, "numbers are written as they stand");

/// How safe a finished file is. With `synced`, finish() waits until the file is on the disk, so it
/// survives a stop of the machine.
enum class Durability { none, synced };

/// A new file that is written from front to back. Every member throws Error{io} when a write fails.
class OutputFile {
 public:
  /// Creates the file, which only its owner may read: whoever publishes it opens it up. A file or
  /// link of that name is an error, never written to.
  explicit OutputFile(std::filesystem::path path);
  /// Closes the file. Without finish() its content is incomplete.
  ~OutputFile();
  OutputFile(const OutputFile&) = delete;
  OutputFile& operator=(const OutputFile&) = delete;

  /// Appends `bytes`.
  void append(std::string_view bytes);

  /// Appends the numbers, or records of numbers, as they are in memory: little-endian.
  template <typename Number>
  void append_numbers(const std::vector<Number>& numbers) {
    const auto bytes = std::as_bytes(std::span(numbers));
    append({reinterpret_cast<const char*>(bytes.data()), bytes.size()});
  }

  /// Returns the number of bytes appended.
  std::uint64_t size() const { return size_; }

  /// Writes out the buffer and closes the file. Returns the checksums of its pages.
  PageSums finish(Durability durability);

 private:
  void write_out(std::string_view bytes);

  const std::filesystem::path path_;
  int file_ = -1;
  std::string buffer_;
  std::uint64_t size_ = 0;
  PageSummer sums_;
};

}  // namespace newsgrep::index
