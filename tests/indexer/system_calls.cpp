#include "tests/indexer/system_calls.hpp"

#include <sys/file.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>

namespace newsgrep::test {

/// Makes the call, unless the test does something in its place.
template <typename Call>
int call_or_replace(const std::function<int()>& replacement, Call&& call) {
  const int error = replacement ? replacement() : 0;
  if (error == 0) return static_cast<int>(call());
  if (error == pretend_success) return 0;
  errno = error;
  return -1;
}

SystemCalls& system_calls() {
  static SystemCalls calls;
  return calls;
}

}  // namespace newsgrep::test

// The indexer is linked statically into the test program, so its calls come here and not to the C
// library.

using newsgrep::test::call_or_replace;
using newsgrep::test::system_calls;

extern "C" int flock(int file, int operation) noexcept {
  return call_or_replace(system_calls().on_flock,
                         [&] { return syscall(SYS_flock, file, operation); });
}

extern "C" int renameat(int from_folder, const char* from, int to_folder, const char* to) noexcept {
  return call_or_replace(system_calls().on_renameat, [&] {
    return syscall(SYS_renameat2, from_folder, from, to_folder, to, 0);
  });
}

extern "C" int fsync(int file) {
  return call_or_replace(system_calls().on_fsync, [&] { return syscall(SYS_fsync, file); });
}
