#include "corpus/file.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>

#include "text/ascii.hpp"

namespace newsgrep::corpus {

std::string errno_reason(int error) {
  std::string reason = std::generic_category().message(error);
  if (!reason.empty()) reason[0] = text::ascii_lower(reason[0]);
  return reason;
}

std::string describe_bytes(std::size_t bytes) {
  constexpr std::size_t kib = 1024;
  if (bytes >= kib * kib && bytes % (kib * kib) == 0)
    return std::to_string(bytes / kib / kib) + " MiB";
  if (bytes >= kib && bytes % kib == 0) return std::to_string(bytes / kib) + " KiB";
  return std::to_string(bytes) + " bytes";
}

bool means_nothing_there(int error) {
  return error == ENOENT || error == ENOTDIR;
}

Failure failure_of(int error) {
  return {errno_reason(error), !means_nothing_there(error)};
}

FileStatus file_status(const struct stat& info) {
  const auto nanoseconds = [](const timespec& time) {
    constexpr std::int64_t ns_per_s = 1'000'000'000;
    return static_cast<std::int64_t>(time.tv_sec) * ns_per_s +
           static_cast<std::int64_t>(time.tv_nsec);
  };
  return {info.st_size > 0 ? static_cast<std::uint64_t>(info.st_size) : 0,
          nanoseconds(info.st_mtim), nanoseconds(info.st_ctim),
          static_cast<std::uint64_t>(info.st_ino)};
}

std::variant<InputFile, Failure> InputFile::open(const std::filesystem::path& path) {
  // A file may have become a pipe since it was found.
  const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);
  if (descriptor < 0) return failure_of(errno);
  InputFile file(descriptor, true);
  struct stat info;
  if (::fstat(descriptor, &info) != 0) return failure_of(errno);
  if (S_ISDIR(info.st_mode)) return Failure{errno_reason(EISDIR)};
  if (!S_ISREG(info.st_mode)) return Failure{std::string(not_regular)};
  return file;
}

InputFile& InputFile::operator=(InputFile&& other) noexcept {
  if (this != &other) {
    close();
    descriptor_ = std::exchange(other.descriptor_, -1);
    owned_ = other.owned_;
    record_ = other.record_;
  }
  return *this;
}

void InputFile::close() {
  if (owned_ && descriptor_ >= 0) ::close(descriptor_);
  descriptor_ = -1;
}

std::string InputFile::read_some(std::string& bytes, std::size_t max_bytes) {
  const std::size_t before = bytes.size();
  bytes.resize(before + max_bytes);
  ssize_t count = 0;
  do {
    count = ::read(descriptor_, bytes.data() + before, max_bytes);
  } while (count < 0 && errno == EINTR);
  const int error = errno;
  bytes.resize(before + (count > 0 ? static_cast<std::size_t>(count) : 0));
  if (record_) {
    record_->hasher.add(std::string_view(bytes).substr(before));
    record_->at_end = count == 0;
  }
  return count < 0 ? errno_reason(error) : std::string();
}

void InputFile::record_into(InputRecord& record) {
  record_ = &record;
  record.status = status();
}

FileStatus InputFile::status() const {
  struct stat info;
  return ::fstat(descriptor_, &info) == 0 ? file_status(info) : FileStatus();
}

}  // namespace newsgrep::corpus
