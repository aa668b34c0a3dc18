#include "indexer/hash_set.hpp"

#include <cstdint>
#include <random>
#include <unordered_set>

#include "tests/support/catch.hpp"

using newsgrep::indexer::HashSet;

TEST_CASE("a set of hashes has what was put in, once", "[indexer]") {
  std::mt19937_64 random(3);
  newsgrep::indexer::HashSet set;
  std::unordered_set<std::uint64_t> expected;
  CHECK_FALSE(set.contains(0));
  CHECK_FALSE(set.contains(1));
  for (int i = 0; i < 20'000; ++i) {
    // A few different hashes, with zero among them; some share a slot.
    const auto hash = random() % 3 == 0 ? random() % 50 << 20 : random() % 10'000;
    REQUIRE(set.contains(hash) == expected.contains(hash));
    REQUIRE(set.insert(hash) == expected.insert(hash).second);
    REQUIRE(set.contains(hash));
  }
  for (std::uint64_t hash = 0; hash < 10'000; ++hash) {
    REQUIRE(set.contains(hash) == expected.contains(hash));
  }
  set.clear();
  CHECK_FALSE(set.contains(0));
  CHECK_FALSE(set.contains(*expected.begin()));
  CHECK(set.insert(0));
}
