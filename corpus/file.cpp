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

std::variant<InputFile, std::string> InputFile::open(const std::filesystem::path& path) {
  const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOCTTY);
  if (descriptor < 0) return errno_reason(errno);
  InputFile file(descriptor, true);
  struct stat info;
  if (::fstat(descriptor, &info) != 0) return errno_reason(errno);
  if (S_ISDIR(info.st_mode)) return errno_reason(EISDIR);
  return file;
}

InputFile& InputFile::operator=(InputFile&& other) noexcept {
  if (this != &other) {
    close();
    descriptor_ = std::exchange(other.descriptor_, -1);
    owned_ = other.owned_;
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
  return count < 0 ? errno_reason(error) : std::string();
}

std::uint64_t InputFile::size() const {
  struct stat info;
  if (::fstat(descriptor_, &info) != 0 || info.st_size < 0) return 0;
  return static_cast<std::uint64_t>(info.st_size);
}

}  // namespace newsgrep::corpus
