#include "index/dead_passages.hpp"

#include <random>
#include <set>

#include "newsgrep/error.hpp"
#include "tests/support/catch.hpp"

using namespace newsgrep::index;

TEST_CASE("ranges of passages hold what a set of passages holds", "[index]") {
  std::mt19937 random(5);
  for (int round = 0; round < 200; ++round) {
    PassageRanges ranges;
    std::set<std::uint32_t> passages;
    for (auto adds = random() % 12; adds > 0; --adds) {
      const auto first = static_cast<std::uint32_t>(random() % 40 + 1);
      const auto last = first + static_cast<std::uint32_t>(random() % 8);
      ranges.add({first, last});
      for (auto at = first; at <= last; ++at) passages.insert(at);
    }
    REQUIRE(ranges.size() == passages.size());
    for (std::uint32_t at = 1; at < 55; ++at) {
      REQUIRE(ranges.contains(at) == passages.contains(at));
      auto outside = at;
      while (passages.contains(outside)) ++outside;
      REQUIRE(ranges.first_outside(at) == outside);
    }
    for (std::size_t i = 1; i < ranges.ranges().size(); ++i) {
      REQUIRE(ranges.ranges()[i - 1].last + 1 < ranges.ranges()[i].first);
    }
  }
}

TEST_CASE("a list of dead passages comes back as it was written", "[index]") {
  DeadPassages dead;
  dead["shards/0003"].add({12, 19});
  dead["shards/0003"].add({40, 40});
  dead["shards/0007"].add({1, 2});
  dead["shards/0009"];
  CHECK(to_text(dead) == "shards/0003 12-19 40-40\nshards/0007 1-2\n");
  dead.erase("shards/0009");
  CHECK(parse_dead_passages(to_text(dead)) == dead);
  CHECK(parse_dead_passages("").empty());
}

TEST_CASE("a damaged list of dead passages is refused", "[index]") {
  for (const auto* text : {"shards/0003 12-19", "shards/0003 12\n", "shards/0003 19-12\n",
                           "shards/0003 0-1\n", "shards/0003 a-b\n", "shards/0003 1-2x\n"}) {
    CAPTURE(text);
    CHECK_THROWS_AS(parse_dead_passages(text), newsgrep::Error);
  }
}
