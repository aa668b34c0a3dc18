#include "index/bytes/regular_file.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>

#include "index/bytes/file_errors.hpp"

namespace newsgrep::index {
namespace {

struct stat status_of(const Descriptor& file, const std::filesystem::path& path) {
  struct stat status {};
  if (fstat(file.number(), &status) != 0) throw cannot_read(path, std::strerror(errno));
  return status;
}

}  // namespace

Descriptor open_regular_file(const std::filesystem::path& path) {
  // Without O_NONBLOCK, opening a pipe waits for a writer.
  Descriptor file(open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
  if (file.number() < 0) {
    if (errno == ENOENT || errno == ENOTDIR) return file;
    throw cannot_read(path, std::strerror(errno));
  }
  if (!S_ISREG(status_of(file, path).st_mode)) {
    throw damaged_index(path.string() + ", which is not a file");
  }
  return file;
}

std::size_t size_of(const Descriptor& file, const std::filesystem::path& path) {
  return static_cast<std::size_t>(status_of(file, path).st_size);
}

std::string read_all(const Descriptor& file, const std::filesystem::path& path) {
  std::string content;
  std::array<char, 16384> buffer;
  while (true) {
    const auto size = read(file.number(), buffer.data(), buffer.size());
    if (size == 0) return content;
    if (size > 0) {
      content.append(buffer.data(), static_cast<std::size_t>(size));
    } else if (errno != EINTR) {
      throw cannot_read(path, std::strerror(errno));
    }
  }
}

std::optional<std::string> read_file(const std::filesystem::path& path) {
  const auto file = open_regular_file(path);
  if (file.number() < 0) return std::nullopt;
  return read_all(file, path);
}

}  // namespace newsgrep::index
