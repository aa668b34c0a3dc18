#include "index/bytes/durable_file.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "index/bytes/descriptor.hpp"
#include "index/bytes/file_errors.hpp"
#include "index/bytes/output_file.hpp"

namespace newsgrep::index {
namespace {

[[noreturn]] void fail(const std::filesystem::path& path) {
  throw cannot_write(path, std::strerror(errno));
}

}  // namespace

void write_durably(const std::filesystem::path& path, std::string_view content) {
  OutputFile file(path);
  file.append(content);
  file.finish(Durability::synced);
}

void sync_files(const std::filesystem::path& dir) {
  for (const auto& entry : std::filesystem::directory_iterator(dir)) {
    const Descriptor file(open(entry.path().c_str(), O_RDONLY | O_NOFOLLOW | O_CLOEXEC));
    if (file.number() < 0 || fsync(file.number()) != 0) fail(entry.path());
  }
}

void sync_folder(const std::filesystem::path& dir) {
  const Descriptor folder(open(dir.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (folder.number() < 0 || fsync(folder.number()) != 0) fail(dir);
}

}  // namespace newsgrep::index
