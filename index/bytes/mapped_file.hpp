#pragma once

#include <cstddef>
#include <filesystem>
#include <string_view>

namespace newsgrep::index {

/// How a mapped file is going to be read; advice for the operating system only.
enum class Access { random, sequential };

/// A file, read in place. The bytes stay valid while the object lives, even when the file has been
/// removed. May be read from several threads.
class MappedFile {
 public:
  MappedFile() = default;
  /// Throws Error{corrupt} when there is no such file, Error{io} when it cannot be read.
  explicit MappedFile(const std::filesystem::path& path, Access access = Access::random);
  ~MappedFile();
  MappedFile(MappedFile&& other) noexcept;
  MappedFile& operator=(MappedFile&& other) noexcept;

  std::string_view bytes() const { return {data_, size_}; }

  /// Lets the operating system take back the memory of the first `bytes` bytes; they can still be
  /// read. For readers that go through a large file once.
  void drop_before(std::size_t bytes) const;

 private:
  const char* data_ = nullptr;
  std::size_t size_ = 0;
};

}  // namespace newsgrep::index
