#include "indexer/writer_lock.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <ctime>
#include <string>

#include "newsgrep/error.hpp"

namespace newsgrep::indexer {
namespace {

std::string self_description() {
  std::array<char, 256> host{};
  gethostname(host.data(), host.size() - 1);
  std::array<char, 32> when{};
  const std::time_t now = std::time(nullptr);
  std::tm utc{};
  gmtime_r(&now, &utc);
  std::strftime(when.data(), when.size(), "%Y-%m-%d %H:%M:%S UTC", &utc);
  return "process " + std::to_string(getpid()) + " on " + host.data() + " since " + when.data();
}

std::string read_holder(int file) {
  std::array<char, 512> buffer{};
  const auto size = pread(file, buffer.data(), buffer.size(), 0);
  return size > 0 ? std::string(buffer.data(), static_cast<std::size_t>(size))
                  : std::string("another process");
}

}  // namespace

WriterLock::WriterLock(const std::filesystem::path& index_dir) {
  const auto path = index_dir / lock_file_name;
  file_ = open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666);
  if (file_ < 0) {
    throw Error(ErrorCode::io, "Cannot write " + path.string() + ": " + std::strerror(errno),
                "Check the permissions, or name another folder with --index");
  }
  if (flock(file_, LOCK_EX | LOCK_NB) != 0) {
    const auto holder = read_holder(file_);
    close(file_);
    throw Error(ErrorCode::locked, "Another program writes to the index: " + holder,
                "Wait until it is done; you can search meanwhile");
  }
  // The text is only for the message above; the kernel keeps the lock, so a failure does no harm.
  const auto self = self_description();
  if (ftruncate(file_, 0) == 0) [[maybe_unused]]
    const auto written = pwrite(file_, self.data(), self.size(), 0);
}

WriterLock::~WriterLock() {
  close(file_);
}

}  // namespace newsgrep::indexer
