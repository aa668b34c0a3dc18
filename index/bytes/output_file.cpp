#include "index/bytes/output_file.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <utility>

#include "index/bytes/file_errors.hpp"

namespace newsgrep::index {
namespace {

constexpr std::size_t buffer_bytes = std::size_t{256} << 10;

[[noreturn]] void fail(const std::filesystem::path& path) {
  throw cannot_write(path, std::strerror(errno));
}

}  // namespace

OutputFile::OutputFile(std::filesystem::path path) : path_(std::move(path)) {
  file_ = open(path_.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
  if (file_ < 0) fail(path_);
  buffer_.reserve(buffer_bytes);
}

OutputFile::~OutputFile() {
  if (file_ >= 0) close(file_);
}

void OutputFile::append(std::string_view bytes) {
  size_ += bytes.size();
  if (buffer_.size() + bytes.size() > buffer_bytes) {
    write_out(buffer_);
    buffer_.clear();
  }
  if (bytes.size() > buffer_bytes) {
    write_out(bytes);
  } else {
    buffer_.append(bytes);
  }
}

PageSums OutputFile::finish(Durability durability) {
  write_out(buffer_);
  buffer_ = {};
  if (durability == Durability::synced && fsync(file_) != 0) fail(path_);
  if (close(std::exchange(file_, -1)) != 0) fail(path_);
  return sums_.finish();
}

void OutputFile::write_out(std::string_view bytes) {
  sums_.append(bytes);
  while (!bytes.empty()) {
    const auto written = write(file_, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) fail(path_);
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
}

}  // namespace newsgrep::index
