#pragma once

#include <bit>
#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace newsgrep::index {

static_assert(std::endian::native == std::endian::little, "numbers are written as they stand");

/// Whether what was written survives a stop of the machine.
enum class Durability { none, synced };

/// A new file that is written from front to back.
class OutputFile {
 public:
  /// Throws Error{io}; so do all others.
  explicit OutputFile(std::filesystem::path path);
  /// Closes the file; what was not finished is to be thrown away.
  ~OutputFile();
  OutputFile(const OutputFile&) = delete;
  OutputFile& operator=(const OutputFile&) = delete;

  void append(std::string_view bytes);

  /// The numbers as they stand in memory, little-endian.
  template <typename Number>
  void append_numbers(const std::vector<Number>& numbers) {
    const auto bytes = std::as_bytes(std::span(numbers));
    append({reinterpret_cast<const char*>(bytes.data()), bytes.size()});
  }

  /// How many bytes were appended.
  std::uint64_t size() const { return size_; }

  /// Writes what is still buffered and closes the file.
  void finish(Durability durability);

 private:
  void write_out(std::string_view bytes);

  const std::filesystem::path path_;
  int file_ = -1;
  std::string buffer_;
  std::uint64_t size_ = 0;
};

}  // namespace newsgrep::index
