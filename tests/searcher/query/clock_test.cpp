#include "searcher/query/clock.hpp"

#include <thread>

#include "tests/support/catch.hpp"

using namespace std::chrono_literals;
using newsgrep::query::Clock;
using newsgrep::query::TimeIsUp;

TEST_CASE("a clock without a limit is never up", "[query]") {
  for (const auto timeout : {0ms, -1ms, std::chrono::milliseconds::max()}) {
    Clock clock(timeout);
    clock.extend_for_reading();
    for (int i = 0; i < 1000; ++i) REQUIRE_FALSE(clock.is_up());
    CHECK_FALSE(clock.is_up_now());
  }
}

TEST_CASE("a clock that is up stays up, and gives time for reading once", "[query]") {
  Clock clock(1ms);
  std::this_thread::sleep_for(5ms);
  int asked = 1;
  while (!clock.is_up()) ++asked;
  CHECK(asked <= 64);  // It looks at the time once in a while.
  CHECK(clock.is_up());
  CHECK_THROWS_AS(clock.check(), TimeIsUp);
  clock.extend_for_reading();
  CHECK_FALSE(clock.is_up_now());
  std::this_thread::sleep_for(110ms);
  CHECK(clock.is_up_now());
  clock.extend_for_reading();
  CHECK(clock.is_up_now());
}
