#pragma once

#include <functional>
#include <utility>

namespace newsgrep::test {

/// What a SystemCalls function returns for a call that does nothing and succeeds.
inline constexpr int pretend_success = -1;

/// What the tests do in place of system calls of a writer; see system_calls.cpp. A call is made as
/// usual where the function is empty or returns 0; else it fails with the errno that is returned.
struct SystemCalls {
  std::function<int()> on_flock = {};
  std::function<int()> on_renameat = {};
  std::function<int()> on_fsync = {};
};

/// Returns the calls of this process. They apply to every thread, so set them for one test only.
SystemCalls& system_calls();

/// Sets the calls as long as it lives.
class WithSystemCalls {
 public:
  explicit WithSystemCalls(SystemCalls calls) { system_calls() = std::move(calls); }
  ~WithSystemCalls() { system_calls() = {}; }
  WithSystemCalls(const WithSystemCalls&) = delete;
  WithSystemCalls& operator=(const WithSystemCalls&) = delete;
};

}  // namespace newsgrep::test
