#include "indexer/held_folder.hpp"

#include <dirent.h>
#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <memory>
#include <utility>

#include "index/bytes/file_errors.hpp"

namespace newsgrep::indexer {
namespace {

constexpr int folder_flags = O_RDONLY | O_DIRECTORY | O_CLOEXEC;

EntryType type_of(mode_t mode) {
  if (S_ISREG(mode)) return EntryType::file;
  return S_ISDIR(mode) ? EntryType::folder : EntryType::other;
}

[[noreturn]] void fail(const std::filesystem::path& path) {
  throw index::cannot_read(path, std::strerror(errno));
}

struct CloseStream {
  void operator()(DIR* stream) const { closedir(stream); }
};

}  // namespace

HeldFolder::HeldFolder(const std::filesystem::path& path)
    : path_(path), file_(open(path.c_str(), folder_flags)) {
  if (file_.number() < 0) fail(path_);
}

HeldFolder::HeldFolder(index::Descriptor file, std::filesystem::path path)
    : path_(std::move(path)), file_(std::move(file)) {}

struct stat HeldFolder::status() const {
  struct stat status {};
  if (fstat(descriptor(), &status) != 0) fail(path_);
  return status;
}

EntryType HeldFolder::type(const std::string& name) const {
  struct stat status {};
  if (fstatat(descriptor(), name.c_str(), &status, AT_SYMLINK_NOFOLLOW) == 0) {
    return type_of(status.st_mode);
  }
  if (errno != ENOENT) fail(path_ / name);
  return EntryType::none;
}

std::vector<FolderEntry> HeldFolder::entries() const {
  // A stream takes the descriptor over, so it gets one of its own.
  const int own = openat(descriptor(), ".", folder_flags);
  const std::unique_ptr<DIR, CloseStream> stream(own < 0 ? nullptr : fdopendir(own));
  if (!stream) fail(path_);
  std::vector<FolderEntry> entries;
  while (true) {
    errno = 0;
    const auto* entry = readdir(stream.get());
    if (entry == nullptr) break;
    std::string name = entry->d_name;
    if (name == "." || name == "..") continue;
    const auto found = type(name);
    if (found != EntryType::none) entries.push_back({std::move(name), found});
  }
  if (errno != 0) fail(path_);
  std::sort(entries.begin(), entries.end(),
            [](const auto& a, const auto& b) { return a.name < b.name; });
  return entries;
}

std::optional<HeldFolder> HeldFolder::folder(const std::string& name) const {
  index::Descriptor file(openat(descriptor(), name.c_str(), folder_flags | O_NOFOLLOW));
  if (file.number() >= 0) return HeldFolder(std::move(file), path_ / name);
  if (errno != ENOENT && errno != ENOTDIR && errno != ELOOP) fail(path_ / name);
  return std::nullopt;
}

index::Descriptor HeldFolder::open_file(const std::string& name, int flags, mode_t mode) const {
  // Without O_NONBLOCK a named pipe would wait for its other end.
  constexpr int always = O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK;
  return index::Descriptor(openat(descriptor(), name.c_str(), flags | always, mode));
}

void HeldFolder::remove_file(const std::string& name) const noexcept {
  struct stat status {};
  if (fstatat(descriptor(), name.c_str(), &status, AT_SYMLINK_NOFOLLOW) == 0 &&
      S_ISREG(status.st_mode)) {
    unlinkat(descriptor(), name.c_str(), 0);
  }
}

void HeldFolder::remove_folder(const std::string& name) const noexcept {
  unlinkat(descriptor(), name.c_str(),
           AT_REMOVEDIR);  // Fails for a link and for what is not empty.
}

}  // namespace newsgrep::indexer
