#include "index/bytes/hash_search.hpp"

#include <algorithm>
#include <random>
#include <vector>

#include "tests/support/catch.hpp"

using newsgrep::index::first_hash_from;

namespace {

void check_finds_all(const std::vector<std::uint64_t>& hashes) {
  const auto hash_at = [&](std::size_t number) { return hashes.at(number); };
  const auto check = [&](std::uint64_t wanted) {
    const auto right = std::lower_bound(hashes.begin(), hashes.end(), wanted) - hashes.begin();
    if (first_hash_from(hashes.size(), wanted, hash_at) != static_cast<std::size_t>(right)) {
      FAIL("wrong place for " << wanted);
    }
  };
  for (const auto hash : hashes) {
    check(hash);
    check(hash - 1);
    check(hash + 1);
  }
  check(0);
  check(~std::uint64_t{0});
}

}  // namespace

TEST_CASE("a hash is found where a scan finds it, however the hashes are spread", "[index]") {
  const auto count = GENERATE(as<std::size_t>(), 0, 1, 2, 3, 7, 100, 3000);
  const auto shape = GENERATE(as<std::string>(), "even", "all small", "all large", "equal");
  CAPTURE(count, shape);
  std::mt19937_64 random(count);
  std::vector<std::uint64_t> hashes(count);
  for (auto& hash : hashes) {
    hash = random();
    if (shape == "all small") hash >>= 40;
    if (shape == "all large") hash |= 0xFFFF'FF00'0000'0000;
    if (shape == "equal") hash = 77;
  }
  std::sort(hashes.begin(), hashes.end());
  check_finds_all(hashes);
}
