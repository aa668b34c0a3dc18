#include "index/bytes/read_file.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <string_view>

#include "index/bytes/file_errors.hpp"

namespace newsgrep::index {

std::optional<std::string> read_file(const std::filesystem::path& path) {
  const int file = open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0) {
    if (errno == ENOENT || errno == ENOTDIR) return std::nullopt;
    throw cannot_read(path, std::strerror(errno));
  }
  std::string content;
  std::array<char, 16384> buffer;
  ssize_t size = 0;
  do {
    size = read(file, buffer.data(), buffer.size());
    if (size > 0) content.append(buffer.data(), static_cast<std::size_t>(size));
  } while (size > 0 || (size < 0 && errno == EINTR));
  const int error = errno;
  close(file);
  if (size < 0) throw cannot_read(path, std::strerror(error));
  return content;
}

}  // namespace newsgrep::index
