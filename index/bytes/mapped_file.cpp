#include "index/bytes/mapped_file.hpp"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <utility>

#include "index/bytes/file_errors.hpp"
#include "newsgrep/error.hpp"

namespace newsgrep::index {
namespace {

[[noreturn]] void fail(const std::filesystem::path& path) {
  if (errno == ENOENT || errno == ENOTDIR) {
    throw Error(ErrorCode::corrupt, "The index is incomplete: there is no " + path.string(),
                std::string(rebuild_hint));
  }
  throw cannot_read(path, std::strerror(errno));
}

}  // namespace

MappedFile::MappedFile(const std::filesystem::path& path, Access access) {
  const int file = open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0) fail(path);
  struct stat status {};
  void* mapped = MAP_FAILED;
  const bool known = fstat(file, &status) == 0;
  if (known && status.st_size > 0) {
    mapped =
        mmap(nullptr, static_cast<std::size_t>(status.st_size), PROT_READ, MAP_SHARED, file, 0);
  }
  const int error = errno;
  close(file);  // The mapping stays.
  if (known && status.st_size == 0) return;
  if (mapped == MAP_FAILED) {
    errno = error;
    fail(path);
  }
  const auto size = static_cast<std::size_t>(status.st_size);
  try {
    mapping_ = &note_mapping(mapped, size);
  } catch (...) {
    munmap(mapped, size);
    throw;
  }
  data_ = static_cast<const char*>(mapped);
  size_ = size;
  if (access == Access::sequential) madvise(mapped, size_, MADV_SEQUENTIAL);
}

MappedFile::~MappedFile() {
  if (mapping_ == nullptr) return;
  forget_mapping(*mapping_);
  munmap(const_cast<char*>(data_), size_);
}

MappedFile::MappedFile(MappedFile&& other) noexcept
    : data_(std::exchange(other.data_, nullptr)),
      size_(std::exchange(other.size_, 0)),
      mapping_(std::exchange(other.mapping_, nullptr)) {}

MappedFile& MappedFile::operator=(MappedFile&& other) noexcept {
  std::swap(data_, other.data_);
  std::swap(size_, other.size_);
  std::swap(mapping_, other.mapping_);
  return *this;
}

void MappedFile::drop_before(std::size_t bytes) const {
  const auto page = static_cast<std::size_t>(sysconf(_SC_PAGESIZE));
  const auto whole_pages = bytes / page * page;
  if (whole_pages > 0) madvise(const_cast<char*>(data_), whole_pages, MADV_DONTNEED);
}

}  // namespace newsgrep::index
