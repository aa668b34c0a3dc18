#pragma once

#include <cstddef>
#include <filesystem>
#include <string_view>

#include "index/bytes/descriptor.hpp"
#include "index/bytes/lost_pages.hpp"

namespace newsgrep::index {

/// The way a mapped file will be read; only advice for the operating system.
enum class Access { random, sequential };

/// A file, read in place. Its bytes stay valid as long as the object lives, even if the file is
/// removed or the object is moved. Several threads may read it.
class MappedFile {
 public:
  MappedFile() = default;
  /// Maps the file at `path` and keeps it open. Throws Error{corrupt} if there is no such file,
  /// Error{io} if it cannot be read.
  explicit MappedFile(const std::filesystem::path& path, Access access = Access::random);
  ~MappedFile();
  MappedFile(MappedFile&& other) noexcept;
  MappedFile& operator=(MappedFile&& other) noexcept;

  std::string_view bytes() const { return {data_, size_}; }

  /// Returns true if bytes of the file could not be read since it was mapped: it was made shorter,
  /// or the disk failed. What was read since may be zeros in place of the file's bytes. Asks the
  /// operating system for the length of the file.
  bool is_lost() const;

  /// Lets the operating system take back the memory of the first `bytes` bytes, which can still be
  /// read. For readers that go through a large file once.
  void drop_before(std::size_t bytes) const;

 private:
  Descriptor file_;
  const char* data_ = nullptr;
  std::size_t size_ = 0;
  Mapping* mapping_ = nullptr;  ///< Null for an empty file.
};

}  // namespace newsgrep::index
