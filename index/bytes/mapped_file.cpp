#include "index/bytes/mapped_file.hpp"

#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <utility>

#include "index/bytes/file_errors.hpp"
#include "index/bytes/regular_file.hpp"
#include "newsgrep/error.hpp"

namespace newsgrep::index {

MappedFile::MappedFile(const std::filesystem::path& path, Access access)
    : file_(open_regular_file(path)) {
  if (file_.number() < 0) {
    throw Error(ErrorCode::corrupt, "The index is incomplete: there is no " + path.string(),
                std::string(repair_hint));
  }
  const auto size = size_of(file_, path);
  if (size == 0) return;
  void* const mapped = mmap(nullptr, size, PROT_READ, MAP_SHARED, file_.number(), 0);
  if (mapped == MAP_FAILED) throw cannot_read(path, std::strerror(errno));
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
    : file_(std::move(other.file_)),
      data_(std::exchange(other.data_, nullptr)),
      size_(std::exchange(other.size_, 0)),
      mapping_(std::exchange(other.mapping_, nullptr)) {}

MappedFile& MappedFile::operator=(MappedFile&& other) noexcept {
  std::swap(file_, other.file_);
  std::swap(data_, other.data_);
  std::swap(size_, other.size_);
  std::swap(mapping_, other.mapping_);
  return *this;
}

bool MappedFile::is_lost() const {
  if (mapping_ == nullptr) return false;
  if (mapping_->lost) return true;
  struct stat status {};
  // The rest of a page after the new end of a file reads as zeros, without a signal.
  return fstat(file_.number(), &status) != 0 || static_cast<std::size_t>(status.st_size) < size_;
}

void MappedFile::drop_before(std::size_t bytes) const {
  const auto page = static_cast<std::size_t>(sysconf(_SC_PAGESIZE));
  const auto whole_pages = bytes / page * page;
  if (whole_pages > 0) madvise(const_cast<char*>(data_), whole_pages, MADV_DONTNEED);
}

}  // namespace newsgrep::index
