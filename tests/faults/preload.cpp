// A library for LD_PRELOAD that makes system calls of a program fail, kills the program at one, or
// records what would reach the disk. Only for tests; fault.hpp sets the variables that it reads:
//
//   NEWSGREP_FAULT_BELOW   only calls on files in this folder, and on itself, are met
//   NEWSGREP_FAULT_CALLS   kinds of calls to meet, with commas between: see `kind_names`
//   NEWSGREP_FAULT_ACTION  what to do: see `action_names`
//   NEWSGREP_FAULT_AT      the number of the call to do it at, from 1
//   NEWSGREP_FAULT_ERRNO   the error of a call that fails
//   NEWSGREP_FAULT_REPORT  file for the report: the call that was met, or the record
//
// A record is a line for each change, `kind path`, `rename old<TAB>new` or `truncate size path`;
// after `write offset size path` come the bytes and a line break.

#include <dirent.h>
#include <dlfcn.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

#include <cerrno>

namespace {

enum class Kind {
  open,
  create,
  read,
  write,
  sync,
  rename,
  unlink,
  mkdir,
  close,
  truncate,
  map,
  lock,
  list
};
const char* const kind_names[] = {"open",   "create", "read",  "write", "sync",
                                  "rename", "unlink", "mkdir", "close", "truncate",
                                  "map",    "lock",   "list"};

enum class Action { none, count, record, fail_once, fail_from, shorten, kill_before, kill_after };
const char* const action_names[] = {"none",      "count",   "record",      "fail_once",
                                    "fail_from", "shorten", "kill_before", "kill_after"};

struct Settings {
  const char* below = "";
  const char* calls = "";
  Action action = Action::none;
  long at = 0;
  int error = EIO;
  int report = -1;
};

constexpr size_t path_size = 4096;
constexpr unsigned max_seconds = 30;

Settings settings;
long calls_met = 0;
pthread_mutex_t one_call_at_a_time = PTHREAD_MUTEX_INITIALIZER;

/// Returns the function that `name` would be without this library.
template <typename Function>
Function* next(const char* name) {
  return reinterpret_cast<Function*>(dlsym(RTLD_NEXT, name));
}

const char* text_of(const char* variable) {
  const char* text = getenv(variable);
  return text == nullptr ? "" : text;
}

__attribute__((constructor)) void read_settings() {
  settings.below = text_of("NEWSGREP_FAULT_BELOW");
  settings.calls = text_of("NEWSGREP_FAULT_CALLS");
  settings.at = atol(text_of("NEWSGREP_FAULT_AT"));
  settings.error = atoi(text_of("NEWSGREP_FAULT_ERRNO"));
  settings.report = next<decltype(::open)>("open")(text_of("NEWSGREP_FAULT_REPORT"),
                                                   O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
  const char* action = text_of("NEWSGREP_FAULT_ACTION");
  for (int i = 0; i < 8; ++i) {
    if (strcmp(action, action_names[i]) == 0) settings.action = static_cast<Action>(i);
  }
  if (settings.action != Action::none) alarm(max_seconds);  // The end of a program that hangs.
}

bool is_listed(const char* list, const char* name) {
  const size_t size = strlen(name);
  for (const char* at = list; (at = strstr(at, name)) != nullptr; at += size) {
    const bool begins = at == list || at[-1] == ',';
    if (begins && (at[size] == ',' || at[size] == '\0')) return true;
  }
  return false;
}

void report(const void* bytes, size_t size) {
  static const auto real = next<decltype(::write)>("write");
  if (settings.report >= 0) (void)!real(settings.report, bytes, size);
}

/// The path of a file, absolute; empty if it has none.
struct Path {
  char text[2 * path_size] = "";

  explicit Path(int file) {
    char link[64];
    snprintf(link, sizeof link, "/proc/self/fd/%d", file);
    const ssize_t size = readlink(link, text, path_size - 1);
    text[size > 0 ? size : 0] = '\0';
  }
  Path(int folder, const char* name) {
    if (name == nullptr) return;
    if (name[0] != '/') {
      if (folder != AT_FDCWD) {
        strcpy(text, Path(folder).text);
      } else if (getcwd(text, path_size) == nullptr) {
        return;
      }
      strcat(text, "/");
    }
    strncat(text, name, path_size - 1);
    for (size_t end = strlen(text); end > 1 && text[end - 1] == '/'; --end) text[end - 1] = '\0';
  }

  bool is_met() const {
    const size_t size = strlen(settings.below);
    return size > 0 && strncmp(text, settings.below, size) == 0 &&
           (text[size] == '/' || text[size] == '\0');
  }
};

/// A call that the program makes, from before until after the system has done it. No other call of
/// the program is met meanwhile, so that a record has the order of the changes.
class Call {
 public:
  Call(Kind kind, const Path& path) : path_(path) {
    if (settings.action == Action::none || !path.is_met()) return;
    const char* name = kind_names[static_cast<int>(kind)];
    if (!is_listed(settings.calls, name)) return;
    pthread_mutex_lock(&one_call_at_a_time);
    met_ = true;
    ++calls_met;
    if (settings.action == Action::count) report("+", 1);
    chosen_ = calls_met == settings.at ||
              (settings.action == Action::fail_from && calls_met > settings.at);
    if (calls_met == settings.at) report_line("%s %s\n", name, path.text);
    if (chosen_ && settings.action == Action::kill_before) die();
  }
  Call(const Call&) = delete;
  Call& operator=(const Call&) = delete;
  ~Call() {
    if (!met_) return;
    const int error = errno;
    if (chosen_ && settings.action == Action::kill_after) die();
    pthread_mutex_unlock(&one_call_at_a_time);
    errno = error;
  }

  /// Returns true if the call is to fail; errno says why.
  bool fails() const {
    const bool failing =
        settings.action == Action::fail_once || settings.action == Action::fail_from;
    if (!chosen_ || !failing) return false;
    errno = settings.error;
    return true;
  }

  /// Returns how many of so many bytes are read or written.
  size_t shortened(size_t size) const {
    return chosen_ && settings.action == Action::shorten ? (size + 1) / 2 : size;
  }

  bool is_recorded() const { return met_ && settings.action == Action::record; }

  /// Records a change of the file.
  void record(const char* what) const {
    if (!is_recorded()) return;
    report_line("%s %s\n", what, path_.text);
  }
  void record_truncation(off_t size) const {
    if (!is_recorded()) return;
    report_line("truncate %lld %s\n", static_cast<long long>(size), path_.text);
  }
  void record_rename(const Path& from) const {
    if (!is_recorded()) return;
    report_line("rename %s\t%s\n", from.text, path_.text);
  }
  void record_write(off_t offset, const void* bytes, ssize_t size) const {
    if (size <= 0 || !is_recorded()) return;
    report_line("write %lld %lld %s\n", static_cast<long long>(offset),
                static_cast<long long>(size), path_.text);
    report(bytes, static_cast<size_t>(size));
    report("\n", 1);
  }

 private:
  [[noreturn]] static void die() {
    kill(getpid(), SIGKILL);
    for (;;) pause();
  }

  template <typename... Values>
  static void report_line(const char* format, Values... values) {
    char line[4 * path_size];
    const int size = snprintf(line, sizeof line, format, values...);
    report(line, static_cast<size_t>(size));
  }

  const Path& path_;
  bool met_ = false;
  bool chosen_ = false;
};

/// Makes a call that returns `failed` if it fails. `record` is called if it succeeds.
template <typename Result, typename Work, typename Record>
Result make_call(Kind kind, const Path& path, Result failed, Work work, Record record) {
  const Call call(kind, path);
  if (call.fails()) return failed;
  const Result result = work();
  if (result != failed) record(call);
  return result;
}

template <typename Result, typename Work>
Result make_call(Kind kind, const Path& path, Result failed, Work work) {
  return make_call(kind, path, failed, work, [](const Call&) {});
}

template <typename Work>
int make_change(Kind kind, const Path& path, const char* what, Work work) {
  return make_call(kind, path, -1, work, [&](const Call& call) { call.record(what); });
}

template <typename Result, typename Work>
Result make_open(const Path& path, int flags, Result failed, Work work) {
  if ((flags & (O_CREAT | O_TRUNC)) == 0) return make_call(Kind::open, path, failed, work);
  const bool existed = access(path.text, F_OK) == 0;
  return make_call(Kind::create, path, failed, work, [&](const Call& call) {
    if (!existed) call.record("create");
    if (existed && (flags & O_TRUNC) != 0) call.record_truncation(0);
  });
}

template <typename Work>
int make_rename(const Path& from, const Path& to, Work work) {
  return make_call(Kind::rename, to, -1, work, [&](const Call& call) { call.record_rename(from); });
}

template <typename Work>
ssize_t make_read(int file, size_t size, Work work) {
  const Path path(file);
  const Call call(Kind::read, path);
  return call.fails() ? -1 : work(call.shortened(size));
}

/// `offset` is negative for a write where the file stands.
template <typename Work>
ssize_t make_write(int file, const void* bytes, size_t size, off_t offset, Work work) {
  const Path path(file);
  const Call call(Kind::write, path);
  if (call.fails()) return -1;
  if (call.is_recorded() && offset < 0) offset = lseek(file, 0, SEEK_CUR);
  const ssize_t written = work(call.shortened(size));
  call.record_write(offset, bytes, written);
  return written;
}

mode_t mode_of(int flags, va_list arguments) {
  return (flags & (O_CREAT | __O_TMPFILE)) != 0 ? va_arg(arguments, mode_t) : 0;
}

/// Returns the flags that fopen() opens a file with, as far as they matter here.
int flags_of(const char* mode) {
  return mode[0] == 'w' ? O_CREAT | O_TRUNC : mode[0] == 'a' ? O_CREAT : 0;
}

}  // namespace

extern "C" {

using OpenAt = int(int, const char*, int, ...);
using Open = int(const char*, int, ...);

int open(const char* name, int flags, ...) {
  static const auto real = next<Open>("open");
  va_list arguments;
  va_start(arguments, flags);
  const mode_t mode = mode_of(flags, arguments);
  va_end(arguments);
  return make_open(Path(AT_FDCWD, name), flags, -1, [&] { return real(name, flags, mode); });
}

int open64(const char* name, int flags, ...) {
  static const auto real = next<Open>("open64");
  va_list arguments;
  va_start(arguments, flags);
  const mode_t mode = mode_of(flags, arguments);
  va_end(arguments);
  return make_open(Path(AT_FDCWD, name), flags, -1, [&] { return real(name, flags, mode); });
}

int openat(int folder, const char* name, int flags, ...) {
  static const auto real = next<OpenAt>("openat");
  va_list arguments;
  va_start(arguments, flags);
  const mode_t mode = mode_of(flags, arguments);
  va_end(arguments);
  return make_open(Path(folder, name), flags, -1, [&] { return real(folder, name, flags, mode); });
}

int openat64(int folder, const char* name, int flags, ...) {
  static const auto real = next<OpenAt>("openat64");
  va_list arguments;
  va_start(arguments, flags);
  const mode_t mode = mode_of(flags, arguments);
  va_end(arguments);
  return make_open(Path(folder, name), flags, -1, [&] { return real(folder, name, flags, mode); });
}

int __open_2(const char* name, int flags) {
  static const auto real = next<int(const char*, int)>("__open_2");
  return make_open(Path(AT_FDCWD, name), flags, -1, [&] { return real(name, flags); });
}

int __open64_2(const char* name, int flags) {
  static const auto real = next<int(const char*, int)>("__open64_2");
  return make_open(Path(AT_FDCWD, name), flags, -1, [&] { return real(name, flags); });
}

int __openat_2(int folder, const char* name, int flags) {
  static const auto real = next<int(int, const char*, int)>("__openat_2");
  return make_open(Path(folder, name), flags, -1, [&] { return real(folder, name, flags); });
}

int __openat64_2(int folder, const char* name, int flags) {
  static const auto real = next<int(int, const char*, int)>("__openat64_2");
  return make_open(Path(folder, name), flags, -1, [&] { return real(folder, name, flags); });
}

FILE* fopen(const char* name, const char* mode) {
  static const auto real = next<FILE*(const char*, const char*)>("fopen");
  return make_open(Path(AT_FDCWD, name), flags_of(mode), static_cast<FILE*>(nullptr),
                   [&] { return real(name, mode); });
}

FILE* fopen64(const char* name, const char* mode) {
  static const auto real = next<FILE*(const char*, const char*)>("fopen64");
  return make_open(Path(AT_FDCWD, name), flags_of(mode), static_cast<FILE*>(nullptr),
                   [&] { return real(name, mode); });
}

ssize_t read(int file, void* bytes, size_t size) {
  static const auto real = next<ssize_t(int, void*, size_t)>("read");
  return make_read(file, size, [&](size_t allowed) { return real(file, bytes, allowed); });
}

ssize_t __read_chk(int file, void* bytes, size_t size, size_t /*room*/) {
  return read(file, bytes, size);
}

ssize_t pread(int file, void* bytes, size_t size, off_t offset) {
  static const auto real = next<ssize_t(int, void*, size_t, off_t)>("pread");
  return make_read(file, size, [&](size_t allowed) { return real(file, bytes, allowed, offset); });
}

ssize_t __pread_chk(int file, void* bytes, size_t size, off_t offset, size_t /*room*/) {
  return pread(file, bytes, size, offset);
}

ssize_t pread64(int file, void* bytes, size_t size, off_t offset) {
  static const auto real = next<ssize_t(int, void*, size_t, off_t)>("pread64");
  return make_read(file, size, [&](size_t allowed) { return real(file, bytes, allowed, offset); });
}

ssize_t __pread64_chk(int file, void* bytes, size_t size, off_t offset, size_t /*room*/) {
  return pread64(file, bytes, size, offset);
}

ssize_t write(int file, const void* bytes, size_t size) {
  static const auto real = next<ssize_t(int, const void*, size_t)>("write");
  return make_write(file, bytes, size, -1,
                    [&](size_t allowed) { return real(file, bytes, allowed); });
}

// A write of several pieces may write the first alone, so that is what it does here.
ssize_t writev(int file, const iovec* pieces, int count) {
  for (int i = 0; i < count; ++i) {
    if (pieces[i].iov_len > 0) return write(file, pieces[i].iov_base, pieces[i].iov_len);
  }
  return 0;
}

ssize_t pwrite(int file, const void* bytes, size_t size, off_t offset) {
  static const auto real = next<ssize_t(int, const void*, size_t, off_t)>("pwrite");
  return make_write(file, bytes, size, offset,
                    [&](size_t allowed) { return real(file, bytes, allowed, offset); });
}

ssize_t pwrite64(int file, const void* bytes, size_t size, off_t offset) {
  static const auto real = next<ssize_t(int, const void*, size_t, off_t)>("pwrite64");
  return make_write(file, bytes, size, offset,
                    [&](size_t allowed) { return real(file, bytes, allowed, offset); });
}

int fsync(int file) {
  static const auto real = next<int(int)>("fsync");
  return make_change(Kind::sync, Path(file), "sync", [&] { return real(file); });
}

int fdatasync(int file) {
  static const auto real = next<int(int)>("fdatasync");
  return make_change(Kind::sync, Path(file), "sync", [&] { return real(file); });
}

int rename(const char* from, const char* to) noexcept {
  static const auto real = next<int(const char*, const char*)>("rename");
  return make_rename(Path(AT_FDCWD, from), Path(AT_FDCWD, to), [&] { return real(from, to); });
}

int renameat(int from_folder, const char* from, int to_folder, const char* to) noexcept {
  static const auto real = next<int(int, const char*, int, const char*)>("renameat");
  return make_rename(Path(from_folder, from), Path(to_folder, to),
                     [&] { return real(from_folder, from, to_folder, to); });
}

int renameat2(int from_folder, const char* from, int to_folder, const char* to,
              unsigned flags) noexcept {
  static const auto real = next<int(int, const char*, int, const char*, unsigned)>("renameat2");
  return make_rename(Path(from_folder, from), Path(to_folder, to),
                     [&] { return real(from_folder, from, to_folder, to, flags); });
}

int unlink(const char* name) noexcept {
  static const auto real = next<int(const char*)>("unlink");
  return make_change(Kind::unlink, Path(AT_FDCWD, name), "unlink", [&] { return real(name); });
}

int unlinkat(int folder, const char* name, int flags) noexcept {
  static const auto real = next<int(int, const char*, int)>("unlinkat");
  return make_change(Kind::unlink, Path(folder, name), "unlink",
                     [&] { return real(folder, name, flags); });
}

int rmdir(const char* name) noexcept {
  static const auto real = next<int(const char*)>("rmdir");
  return make_change(Kind::unlink, Path(AT_FDCWD, name), "unlink", [&] { return real(name); });
}

int remove(const char* name) noexcept {
  static const auto real = next<int(const char*)>("remove");
  return make_change(Kind::unlink, Path(AT_FDCWD, name), "unlink", [&] { return real(name); });
}

int mkdir(const char* name, mode_t mode) noexcept {
  static const auto real = next<int(const char*, mode_t)>("mkdir");
  return make_change(Kind::mkdir, Path(AT_FDCWD, name), "mkdir", [&] { return real(name, mode); });
}

int mkdirat(int folder, const char* name, mode_t mode) noexcept {
  static const auto real = next<int(int, const char*, mode_t)>("mkdirat");
  return make_change(Kind::mkdir, Path(folder, name), "mkdir",
                     [&] { return real(folder, name, mode); });
}

// The file is closed even if that fails, as on Linux.
int close(int file) {
  static const auto real = next<int(int)>("close");
  const Path path(file);
  const Call call(Kind::close, path);
  const int result = real(file);
  return call.fails() ? -1 : result;
}

int ftruncate(int file, off_t size) noexcept {
  static const auto real = next<int(int, off_t)>("ftruncate");
  return make_call(
      Kind::truncate, Path(file), -1, [&] { return real(file, size); },
      [&](const Call& call) { call.record_truncation(size); });
}

int ftruncate64(int file, off_t size) noexcept {
  static const auto real = next<int(int, off_t)>("ftruncate64");
  return make_call(
      Kind::truncate, Path(file), -1, [&] { return real(file, size); },
      [&](const Call& call) { call.record_truncation(size); });
}

void* mmap(void* place, size_t size, int protection, int flags, int file, off_t offset) noexcept {
  static const auto real = next<void*(void*, size_t, int, int, int, off_t)>("mmap");
  if (file < 0) return real(place, size, protection, flags, file, offset);
  return make_call(Kind::map, Path(file), MAP_FAILED,
                   [&] { return real(place, size, protection, flags, file, offset); });
}

void* mmap64(void* place, size_t size, int protection, int flags, int file, off_t offset) noexcept {
  static const auto real = next<void*(void*, size_t, int, int, int, off_t)>("mmap64");
  if (file < 0) return real(place, size, protection, flags, file, offset);
  return make_call(Kind::map, Path(file), MAP_FAILED,
                   [&] { return real(place, size, protection, flags, file, offset); });
}

int flock(int file, int operation) noexcept {
  static const auto real = next<int(int, int)>("flock");
  return make_call(Kind::lock, Path(file), -1, [&] { return real(file, operation); });
}

DIR* opendir(const char* name) {
  static const auto real = next<DIR*(const char*)>("opendir");
  return make_call(Kind::list, Path(AT_FDCWD, name), static_cast<DIR*>(nullptr),
                   [&] { return real(name); });
}

struct dirent* readdir(DIR* folder) {
  static const auto real = next<struct dirent*(DIR*)>("readdir");
  return make_call(Kind::list, Path(dirfd(folder)), static_cast<struct dirent*>(nullptr),
                   [&] { return real(folder); });
}

struct dirent64* readdir64(DIR* folder) {
  static const auto real = next<struct dirent64*(DIR*)>("readdir64");
  return make_call(Kind::list, Path(dirfd(folder)), static_cast<struct dirent64*>(nullptr),
                   [&] { return real(folder); });
}

}  // extern "C"
