#include <string>
#include <vector>

#include "tests/support/catch.hpp"
#include "tests/support/search.hpp"

using namespace newsgrep;
using newsgrep::test::article;
using newsgrep::test::TempIndex;

namespace {

std::string described(const std::vector<Neighbour>& neighbours) {
  std::string out;
  for (const auto& each : neighbours) {
    out += (out.empty() ? "" : " ") + std::to_string(each.passage_number) + ":" + each.text;
  }
  return out;
}

SearchOptions around(std::size_t before, std::size_t after) {
  SearchOptions options;
  options.before = before;
  options.after = after;
  return options;
}

}  // namespace

TEST_CASE("a hit comes with its neighbours of the same article", "[engine]") {
  auto long_one = article("a", {"one", "two", "three", "four", "five"});
  long_one.passages[1].section = "At sea";
  const TempIndex index({article("before", {"x", "y"}), long_one, article("after", {"z"})});
  Searcher searcher(index.path());
  struct Row {
    std::string query;
    std::size_t before;
    std::size_t after;
    std::string found_before;
    std::string found_after;
  };
  const std::vector<Row> rows = {
      {"three", 0, 0, "", ""},
      {"three", 1, 0, "2:two", ""},
      {"three", 0, 1, "", "4:four"},
      {"three", 2, 2, "1:one 2:two", "4:four 5:five"},
      {"three", 99, SearchOptions::all, "1:one 2:two", "4:four 5:five"},
      {"one", 3, 1, "", "2:two"},
      {"five", 1, 3, "4:four", ""},
      {"z", 5, 5, "", ""},
      {"y", 5, 5, "1:x", ""},
      {"x", 5, 5, "", "2:y"},
  };
  for (const auto& row : rows) {
    CAPTURE(row.query, row.before, row.after);
    const auto result = searcher.search(parse_query(row.query), around(row.before, row.after));
    REQUIRE(result.hits.size() == 1);
    CHECK(described(result.hits[0].before) == row.found_before);
    CHECK(described(result.hits[0].after) == row.found_after);
  }
  const auto hit = searcher.search(parse_query("three"), around(1, 0)).hits.at(0);
  CHECK(hit.before.at(0).section == "At sea");
}
