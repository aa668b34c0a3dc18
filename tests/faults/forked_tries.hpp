#pragma once

#include <cstddef>
#include <functional>
#include <string>

#include "tests/faults/outcomes.hpp"

namespace newsgrep::test {

/// Tries in child processes, so that a crash or a hang is the end of one try and no more.
struct ForkedTries {
  /// Returns the fault of a try and what will be done, without doing it. Called in this process,
  /// after a crash.
  std::function<Try(std::size_t number)> describe;
  /// Makes a try. Called in a child process, for many tries one after another.
  std::function<Try(std::size_t number)> make;
  /// Called at the start of each child process.
  std::function<void()> begin = [] {};
};

/// The longest time that a try may take.
inline constexpr unsigned max_try_seconds = 6;

/// Makes the tries from `first` until before `end`. Use no Catch2 macros in them.
Outcomes run_forked(const ForkedTries& tries, std::size_t first, std::size_t end);

}  // namespace newsgrep::test
