#include "indexer/writer_lock.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <ctime>
#include <optional>
#include <random>
#include <utility>

#include "index/bytes/file_errors.hpp"
#include "newsgrep/error.hpp"

namespace newsgrep::indexer {
namespace {

const std::string file_name{lock_file_name};

constexpr std::string_view first_word = "process ";
constexpr std::size_t max_text_bytes = 512;

/// The attempts to lock the file that stands at the path. One fails if the file is replaced after
/// it was opened and before it was locked.
constexpr int max_attempts = 100;

/// Returns an id that no other writer has.
std::string new_writer_id() {
  constexpr std::string_view digits = "0123456789abcdef";
  std::random_device random;
  std::string id;
  while (id.size() < writer_id_size) id += digits[random() % digits.size()];
  return id;
}

std::string self_description() {
  std::array<char, 256> host{};
  gethostname(host.data(), host.size() - 1);
  std::array<char, 32> when{};
  const std::time_t now = std::time(nullptr);
  std::tm utc{};
  gmtime_r(&now, &utc);
  std::strftime(when.data(), when.size(), "%Y-%m-%d %H:%M:%S UTC", &utc);
  return std::string(first_word) + std::to_string(getpid()) + " on " + host.data() + " since " +
         when.data();
}

/// Returns the content of the file, or as much as a lock may have and one byte more. Throws
/// Error{io}.
std::string read_text(int file, const std::filesystem::path& path) {
  std::string text(max_text_bytes + 1, '\0');
  const auto size = pread(file, text.data(), text.size(), 0);
  if (size < 0) throw index::cannot_read(path, std::strerror(errno));
  text.resize(static_cast<std::size_t>(size));
  return text;
}

/// Returns the first line of a lock: `process 4711 on host since 2025-06-30 12:00:00 UTC`. Returns
/// nothing if the text does not begin so, or has what a terminal could obey.
std::optional<std::string> description_in(std::string_view text) {
  const auto line = text.substr(0, text.find('\n'));
  if (text.size() > max_text_bytes || !line.starts_with(first_word)) return std::nullopt;
  const auto digits_end = line.find_first_not_of("0123456789", first_word.size());
  if (digits_end == first_word.size() || digits_end == std::string_view::npos) return std::nullopt;
  const bool is_printable =
      std::all_of(line.begin(), line.end(), [](char c) { return c >= ' ' && c <= '~'; });
  if (!is_printable || !line.substr(digits_end).starts_with(" on ")) return std::nullopt;
  return std::string(line);
}

/// Returns true for what a writer leaves in the file: its text; nothing, if it was stopped before
/// it wrote; zeros, if the machine was.
bool is_own_text(std::string_view text) {
  const bool is_blank = std::all_of(text.begin(), text.end(), [](char c) { return c == '\0'; });
  return (is_blank && text.size() <= max_text_bytes) || description_in(text);
}

std::string holder_in(std::string_view text) {
  return description_in(text).value_or("another program");
}

bool is_regular(int file) {
  struct stat status {};
  return fstat(file, &status) == 0 && S_ISREG(status.st_mode);
}

bool is_same_file(int a, int b) {
  struct stat one {};
  struct stat other {};
  return fstat(a, &one) == 0 && fstat(b, &other) == 0 && one.st_dev == other.st_dev &&
         one.st_ino == other.st_ino;
}

Error not_ours(const std::filesystem::path& path) {
  return {ErrorCode::bad_argument, path.string() + " was not made by newsgrep",
          "Move it away, or name another folder with --index"};
}

Error taken_over(const std::string& what) {
  return {ErrorCode::locked, "Nothing was written to the index: " + what,
          "Let one program write at a time; run this one again"};
}

Error cannot_lock(const std::filesystem::path& path, int error) {
  return {ErrorCode::io, "Cannot write " + path.string() + ": " + std::strerror(error),
          "Check the permissions, or name another folder with --index"};
}

/// Opens the file, and creates it if there is none. Throws unless it is ours.
index::Descriptor open_lock(const HeldFolder& folder) {
  auto file = folder.open_file(file_name, O_RDWR | O_CREAT);
  const auto path = folder.path() / file_name;
  if (file.number() < 0 && errno == ELOOP) throw not_ours(path);
  if (file.number() < 0) throw cannot_lock(path, errno);
  if (!is_regular(file.number()) || !is_own_text(read_text(file.number(), path))) {
    throw not_ours(path);
  }
  return file;
}

LockOutcome try_lock(int file) {
  while (flock(file, LOCK_EX | LOCK_NB) != 0) {
    if (errno != EINTR) return outcome_of_lock_error(errno);
  }
  return LockOutcome::held;
}

}  // namespace

LockOutcome outcome_of_lock_error(int error) {
  switch (error) {
    case EWOULDBLOCK:
      return LockOutcome::refused;
    case EINVAL:
    case ENOLCK:
    case ENOSYS:
    case EOPNOTSUPP:
      return LockOutcome::unsupported;
    default:
      return LockOutcome::failed;
  }
}

WriterLock::WriterLock(const HeldFolder& folder)
    : folder_(folder), id_(new_writer_id()), text_(self_description() + "\nwriter " + id_ + "\n") {
  const auto path = folder.path() / file_name;
  for (int attempt = 1; attempt <= max_attempts; ++attempt) {
    file_ = open_lock(folder);
    switch (try_lock(file_.number())) {
      case LockOutcome::refused:
        throw Error(
            ErrorCode::locked,
            "Another program writes to the index: " + holder_in(read_text(file_.number(), path)),
            "Wait until it is done; you can search meanwhile");
      case LockOutcome::failed:
        throw cannot_lock(path, errno);
      case LockOutcome::held:
      case LockOutcome::unsupported:
        break;
    }
    if (is_same_file(open_at_path().number(), file_.number())) {
      write_text();
      return;
    }
  }
  throw Error(ErrorCode::locked, "Another program replaces " + path.string() + " again and again",
              "Wait until it is done; you can search meanwhile");
}

void WriterLock::check_held() const {
  // By its path, because the folder may have been moved; opened anew, because a network file system
  // then asks the server.
  const auto path = folder_.path() / file_name;
  const auto file = open_at_path();
  if (!is_same_file(file.number(), file_.number())) {
    throw taken_over(path.string() + " was removed meanwhile");
  }
  const auto text = read_text(file.number(), path);
  if (text != text_) throw taken_over("it was taken over by " + holder_in(text));
}

/// Opens the file that stands at the path now; returns no descriptor if there is none.
index::Descriptor WriterLock::open_at_path() const {
  const auto path = folder_.path() / file_name;
  index::Descriptor file(open(path.c_str(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC));
  const bool is_none = errno == ENOENT || errno == ENOTDIR || errno == ELOOP;
  if (file.number() < 0 && !is_none) throw index::cannot_read(path, std::strerror(errno));
  return file;
}

/// Says in the file whose it is, and makes sure that no other user can hold it.
void WriterLock::write_text() {
  fchmod(file_.number(), S_IRUSR | S_IWUSR);  // An older version let everybody read it.
  const auto size = static_cast<ssize_t>(text_.size());
  if (pwrite(file_.number(), text_.data(), text_.size(), 0) != size ||
      ftruncate(file_.number(), size) != 0) {
    throw cannot_lock(folder_.path() / file_name, errno);
  }
}

bool has_own_lock(const HeldFolder& folder) {
  const auto file = folder.open_file(file_name, O_RDONLY);
  return file.number() >= 0 && is_regular(file.number()) &&
         is_own_text(read_text(file.number(), folder.path() / file_name));
}

}  // namespace newsgrep::indexer
