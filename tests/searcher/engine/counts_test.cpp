#include <string>
#include <vector>

#include "tests/support/catch.hpp"
#include "tests/support/search.hpp"

using namespace newsgrep;
using newsgrep::test::from;
using newsgrep::test::TempIndex;
using newsgrep::test::to_articles;

namespace {

/// `key passages/articles`, joined by `; `.
std::string counted(const TempIndex& index, const std::string& query, CountBy by) {
  std::string out;
  for (const auto& count : Searcher(index.path()).count_by(parse_query(query), by)) {
    out += (out.empty() ? "" : "; ") + count.key + " " + std::to_string(count.passages) + "/" +
           std::to_string(count.articles);
  }
  return out;
}

}  // namespace

TEST_CASE("passages are counted by source, most first, then by name", "[engine]") {
  TempIndex index;
  index.add(
      {from("a", "Post", "", {"Ferry.", "Ferry.", "Boat."}), from("b", "Ledger", "", {"Ferry."})});
  index.add({from("c", "Ledger", "", {"Ferry."}), from("d", "", "", {"Ferry."}),
             from("e", "Gazette", "", {"Ferry.", "No."}), from("f", "Times", "", {"No."})});
  CHECK(counted(index, "ferry", CountBy::source) == "Ledger 2/2; Post 2/1;  1/1; Gazette 1/1");
  CHECK(counted(index, "nowhere", CountBy::source).empty());
  CHECK(counted(index, "", CountBy::source).empty());
}

TEST_CASE("passages are counted by day, in order, undated ones first", "[engine]") {
  const TempIndex index({from("a", "", "2025-03-12", {"Ferry.", "Ferry."}),
                         from("b", "", "2025-03-11T23:30:00-05:00", {"Ferry."}),
                         from("c", "", "2024-12-31", {"Ferry."}), from("d", "", "", {"Ferry."}),
                         from("e", "", "soon", {"Ferry."})});
  CHECK(counted(index, "ferry", CountBy::day) == " 2/2; 2024-12-31 1/1; 2025-03-12 3/2");
}

TEST_CASE("articles that were removed are not counted", "[engine]") {
  const TempIndex index(
      {from("a", "Post", "2025-03-12", {"Ferry."}), from("b", "Post", "2025-03-12", {"Ferry."}),
       from("c", "Post", "2025-03-12", {"Ferry."}), from("d", "Post", "2025-03-12", {"Ferry."}),
       from("e", "Ledger", "2025-03-11", {"Ferry."})});
  IndexWriter writer(index.path());
  CHECK(writer.remove("e"));
  writer.commit();
  CHECK(counted(index, "ferry", CountBy::source) == "Post 4/4");
  CHECK(counted(index, "ferry", CountBy::day) == "2025-03-12 4/4");
}

TEST_CASE("sources that are too long for a term are told apart", "[engine]") {
  const std::string name(300, 'x');
  const TempIndex index({from("a", name + "1", "", {"Ferry."}),
                         from("b", name + "2", "", {"Ferry."}),
                         from("c", name + "1", "", {"Ferry.", "Ferry."}),
                         from("d", std::string(200, 'x'), "", {"Ferry."}),
                         from("e", std::string(201, 'x'), "", {"Ferry."})});
  CHECK(counted(index, "ferry", CountBy::source) == name + "1 3/2; " + std::string(200, 'x') +
                                                        " 1/1; " + std::string(201, 'x') +
                                                        " 1/1; " + name + "2 1/1");
}

TEST_CASE("counts add up to the number of passages that match", "[engine]") {
  const TempIndex index({from("a", "Post", "2025-03-12", {"Ferry.", "Boat."}),
                         from("b", "", "", {"Ferry boat.", "Ferry."}),
                         from("c", "Ledger", "2025-03-11", {"Boat.", "Boat."})});
  Searcher searcher(index.path());
  for (const auto* query : {"ferry", "boat", "ferry boat", "+ferry -boat", "source:post"}) {
    CAPTURE(query);
    for (const auto by : {CountBy::source, CountBy::day}) {
      std::size_t sum = 0;
      for (const auto& count : searcher.count_by(parse_query(query), by)) sum += count.passages;
      CHECK(sum == searcher.count(parse_query(query)));
    }
  }
}
