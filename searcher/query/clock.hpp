#pragma once

#include <chrono>
#include <cstdint>

namespace newsgrep::query {

/// Thrown when the time for a query is up. The Searcher catches it.
struct TimeIsUp {};

/// Tells when the time for a query is up. One Clock goes through all steps of a query: planning,
/// matching, folding, reading and highlighting.
class Clock {
 public:
  /// Starts now. A `timeout` of zero or less is no limit.
  explicit Clock(std::chrono::milliseconds timeout = {});

  /// Returns true if the time is up. Looks at the time only once in a while; so it costs next to
  /// nothing, and is for steps that take less than a millisecond.
  bool is_up() { return --asks_left_ == 0 && is_up_now(); }

  /// Looks at the time and returns true if it is up.
  bool is_up_now();

  /// Throws TimeIsUp if is_up().
  void check() {
    if (is_up()) throw TimeIsUp();
  }

  /// Adds, once, the time that reading may take after the matches were found: a quarter of the
  /// timeout, and at least a tenth of a second.
  void extend_for_reading();

 private:
  std::chrono::milliseconds timeout_;
  std::chrono::steady_clock::time_point end_;
  std::uint64_t asks_left_;  ///< Calls of is_up() until the next look; very many without a limit.
  bool is_extended_ = false;
};

}  // namespace newsgrep::query
