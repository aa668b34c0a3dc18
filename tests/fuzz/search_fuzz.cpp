// Any bytes are a query, whose answer keeps what searcher.hpp promises.

#include <chrono>
#include <cstdint>
#include <string>

#include "newsgrep/searcher.hpp"
#include "tests/fuzz/check_result.hpp"
#include "tests/fuzz/small_index.hpp"
#include "tests/support/require.hpp"

using namespace newsgrep;
using namespace newsgrep::test;

namespace {

/// Two results are the same if the same hits are found with the same scores and highlights.
void require_same(const SearchResult& one, const SearchResult& other) {
  require(one.total == other.total && one.hits.size() == other.hits.size(), "the same number");
  for (std::size_t i = 0; i < one.hits.size(); ++i) {
    require(one.hits[i].passage_id() == other.hits[i].passage_id() &&
                one.hits[i].score == other.hits[i].score &&
                one.hits[i].matches == other.hits[i].matches,
            "the same hits");
  }
}

void check_corrections(const SearchResult& result, const Query& query) {
  std::size_t last_end = 0;
  for (const auto& correction : result.corrections) {
    require(correction.where.begin >= last_end && correction.where.begin < correction.where.end &&
                correction.where.end <= query.text().size(),
            "corrections are in order and in the query");
    require(!correction.suggestion.empty(), "a correction suggests something");
    last_end = correction.where.end;
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const SmallIndex index;
  static Searcher searcher(index.path());
  QueryOptions reading;
  reading.now = std::chrono::system_clock::from_time_t(1'750'000'000);
  const auto query = parse_query({reinterpret_cast<const char*>(data), size}, reading);
  SearchOptions options;
  options.limit = 15;
  options.timeout = std::chrono::seconds(20);
  const auto result = searcher.search(query, options);
  require(!result.timed_out, "a search of a small index ends");
  check_result(result, options);
  require_same(result, searcher.search(query, options));
  const auto count = searcher.count(query);
  require(result.total_is_exact ? result.total == count : result.total <= count,
          "a count agrees with a search");
  options.correct = true;
  check_corrections(searcher.search(query, options), query);
  require(searcher.explain(query).query == query.to_string(), "an explanation has the tree");
  for (const auto& diagnostic : searcher.diagnose(query)) {
    require(diagnostic.where.end <= size && !diagnostic.message.empty(),
            "diagnostics point into the query");
  }
  return 0;
}
