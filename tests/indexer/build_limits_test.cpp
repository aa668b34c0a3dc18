#include "indexer/build_limits.hpp"

#include "tests/support/catch.hpp"

using newsgrep::indexer::build_limits;

namespace {

constexpr std::size_t mib = std::size_t{1} << 20;

}  // namespace

TEST_CASE("batches get smaller with less memory, more threads and more articles", "[indexer]") {
  const auto usual = newsgrep::indexer::build_limits(512 * mib, 2, 0);
  CHECK(usual.batch_bytes == 16 * mib);
  CHECK(usual.remembered_terms == 100'000);
  for (const auto& less : {newsgrep::indexer::build_limits(160 * mib, 2, 0),
                           newsgrep::indexer::build_limits(512 * mib, 8, 0),
                           newsgrep::indexer::build_limits(512 * mib, 2, 350 * mib)}) {
    CHECK(less.batch_bytes < usual.batch_bytes);
    CHECK(less.batch_bytes > mib);
    CHECK(less.remembered_terms < usual.remembered_terms);
  }
}

TEST_CASE("there is always enough for a batch", "[indexer]") {
  for (const std::size_t memory : {std::size_t{0}, mib, 64 * mib}) {
    for (const unsigned threads : {0U, 1U, 256U}) {
      const auto limits = newsgrep::indexer::build_limits(memory, threads, 1000 * mib);
      CHECK(limits.batch_bytes == mib);
      CHECK(limits.remembered_terms == 10'000);
    }
  }
}
