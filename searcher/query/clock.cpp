#include "searcher/query/clock.hpp"

#include <algorithm>
#include <limits>
#include <utility>

namespace newsgrep::query {
namespace {

using Time = std::chrono::steady_clock::time_point;

constexpr std::uint64_t asks_a_look = 64;

/// Returns the time that is `timeout` after `begin`; the last one when there is no limit.
Time later(Time begin, std::chrono::milliseconds timeout) {
  // In floating point, since a timeout may be longer than nanoseconds can count.
  using Seconds = std::chrono::duration<double>;
  const bool bounded = timeout.count() > 0 && Seconds(timeout) < Seconds(Time::max() - begin);
  return bounded ? begin + timeout : Time::max();
}

}  // namespace

Clock::Clock(std::chrono::milliseconds timeout)
    : timeout_(timeout),
      end_(later(std::chrono::steady_clock::now(), timeout)),
      asks_left_(end_ == Time::max() ? std::numeric_limits<std::uint64_t>::max() : asks_a_look) {}

bool Clock::is_up_now() {
  if (end_ == Time::max()) return false;
  const bool is_up = std::chrono::steady_clock::now() >= end_;
  asks_left_ = is_up ? 1 : asks_a_look;
  return is_up;
}

void Clock::extend_for_reading() {
  constexpr std::chrono::milliseconds least(100);
  if (std::exchange(is_extended_, true) || end_ == Time::max()) return;
  end_ = later(end_, std::max(timeout_ / 4, least));
  asks_left_ = end_ == Time::max() ? std::numeric_limits<std::uint64_t>::max() : asks_a_look;
}

}  // namespace newsgrep::query
