#include "index/bytes/durable_file.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <string>

#include "index/bytes/file_errors.hpp"
#include "index/bytes/output_file.hpp"

namespace newsgrep::index {
namespace {

/// A file descriptor that closes itself; negative if the file could not be opened.
struct Descriptor {
  int number;
  ~Descriptor() {
    if (number >= 0) close(number);
  }
};

[[noreturn]] void fail(const std::filesystem::path& path) {
  throw cannot_write(path, std::strerror(errno));
}

}  // namespace

void write_durably(const std::filesystem::path& path, std::string_view content) {
  auto temporary = path;
  temporary += unfinished_suffix;
  OutputFile file(temporary);
  file.append(content);
  file.finish(Durability::synced);
  if (rename(temporary.c_str(), path.c_str()) != 0) fail(path);
  sync_folder(path.parent_path());
}

void sync_files(const std::filesystem::path& dir) {
  for (const auto& entry : std::filesystem::directory_iterator(dir)) {
    const Descriptor file{open(entry.path().c_str(), O_RDONLY | O_CLOEXEC)};
    if (file.number < 0 || fsync(file.number) != 0) fail(entry.path());
  }
}

void sync_folder(const std::filesystem::path& dir) {
  const Descriptor folder{open(dir.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)};
  if (folder.number < 0 || fsync(folder.number) != 0) fail(dir);
}

}  // namespace newsgrep::index
