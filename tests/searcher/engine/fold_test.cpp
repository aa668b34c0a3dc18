#include <string>
#include <vector>

#include "tests/support/catch.hpp"
#include "tests/support/search.hpp"

using namespace newsgrep;
using newsgrep::test::Ids;
using newsgrep::test::News;
using newsgrep::test::TempIndex;
using newsgrep::test::to_articles;

namespace {

/// The hits with their copies: `a=b=c d`.
std::string folded(const TempIndex& index, const std::string& query, const SearchOptions& options) {
  std::string out;
  for (const auto& hit : Searcher(index.path()).search(parse_query(query), options).hits) {
    out += (out.empty() ? "" : " ") + hit.article.id;
    for (const auto& copy : hit.copies) out += "=" + copy.article.id;
  }
  return out;
}

SearchOptions folding(Fold fold, std::size_t limit = 10, std::size_t offset = 0,
                      Sort sort = Sort::relevance) {
  SearchOptions options;
  options.fold = fold;
  options.limit = limit;
  options.offset = offset;
  options.sort = sort;
  return options;
}

const std::string wire = "The ferry left the harbour at dawn with forty people.";
const std::string other = "Nobody expected the ferry to come back that night at all.";

}  // namespace

TEST_CASE("the same words from several outlets are one hit", "[engine]") {
  const TempIndex index(to_articles({{"one", wire, "2025-03-10", "Ledger"},
                                     {"two", wire, "2025-03-12", "Post"},
                                     {"three", wire, "2025-03-11", "Times"},
                                     {"else", "A ferry.", "2025-03-09"}}));
  CHECK(folded(index, "ferry", folding(Fold::none)) == "else two three one");
  CHECK(folded(index, "ferry", folding(Fold::best)) == "else two=three=one");
  CHECK(folded(index, "ferry", folding(Fold::earliest)) == "else one=two=three");

  const auto result = Searcher(index.path()).search(parse_query("ferry"), folding(Fold::best));
  CHECK(result.total == 4);
  REQUIRE(result.hits.size() == 2);
  const auto& copy = result.hits[1].copies.front();
  CHECK(copy.passage_id() == "three:1");
  CHECK(copy.article.source == "Times");
  CHECK(copy.article.date == "2025-03-11");
}

TEST_CASE("capitals, punctuation and forms of a word do not keep passages apart", "[engine]") {
  const TempIndex index(
      to_articles({{"a", "The cease-fire holds, they say.", "2025-03-12"},
                   {"b", "THE CEASEFIRE HOLDS THEY SAY", "2025-03-11"},
                   {"c", "\u201CThe cease fire holds\u201D, they say", "2025-03-10"}}));
  CHECK(folded(index, "ceasefire", folding(Fold::best)) == "a=b=c");
}

TEST_CASE("passages of equal score with other words are hits of their own", "[engine]") {
  const TempIndex index(to_articles({{"a", "The ferry left harbour one.", "2025-03-12"},
                                     {"b", "The ferry left harbour two.", "2025-03-11"},
                                     {"c", "Left the ferry one harbour.", "2025-03-10"}}));
  CHECK(folded(index, "ferry", folding(Fold::best)) == "a b c");
}

TEST_CASE("passages of one word are told apart", "[engine]") {
  std::vector<News> news;
  for (int i = 0; i < 60; ++i) {
    news.push_back({"n" + std::to_string(i), "word" + std::to_string(i)});
  }
  const TempIndex index(to_articles(news));
  const auto result =
      Searcher(index.path()).search(parse_query("word*"), folding(Fold::best, SearchOptions::all));
  CHECK(result.hits.size() == 60);
}

TEST_CASE("the limit counts hits and not their copies", "[engine]") {
  std::vector<News> news;
  for (int i = 0; i < 50; ++i) {
    news.push_back(
        {"copy" + std::to_string(i), "Ferry harbour.", "2025-03-" + std::to_string(10 + i % 20)});
  }
  news.push_back({"second", "The ferry left a harbour.", "2025-01-01"});
  news.push_back({"third", "The ferry left a harbour that lies far from here.", "2025-01-01"});
  const TempIndex index(to_articles(news));
  Searcher searcher(index.path());
  const auto query = parse_query("ferry harbour");
  const auto result = searcher.search(query, folding(Fold::best, 2));
  REQUIRE(result.hits.size() == 2);
  CHECK(result.hits[0].copies.size() == 49);
  CHECK(result.hits[1].article.id == "second");
  const auto page = searcher.search(query, folding(Fold::best, 2, 1));
  REQUIRE(page.hits.size() == 2);
  CHECK(page.hits[0].article.id == "second");
  CHECK(page.hits[1].article.id == "third");
  CHECK(searcher.search(query, folding(Fold::best, 5, 3)).hits.empty());
}

TEST_CASE("copies that are found in other shards are folded, too", "[engine]") {
  TempIndex index;
  index.add(to_articles({{"one", wire, "2025-03-10"}, {"x", other}}));
  index.add(to_articles({{"two", wire, "2025-03-12"}}));
  index.add(to_articles({{"three", wire, "2025-03-11"}}));
  CHECK(folded(index, "harbour", folding(Fold::best)) == "two=three=one");
  CHECK(folded(index, "harbour", folding(Fold::earliest)) == "one=two=three");
}

TEST_CASE("hits by date have their copies folded into the first one", "[engine]") {
  const TempIndex index(to_articles({{"one", wire, "2025-03-10"},
                                     {"two", wire, "2025-03-14"},
                                     {"b1", other, "2025-03-11"},
                                     {"b2", other, "2025-03-13"},
                                     {"c", "A ferry.", "2025-03-12"}}));
  CHECK(folded(index, "ferry", folding(Fold::best, 10, 0, Sort::newest_first)) ==
        "two=one b2=b1 c");
  CHECK(folded(index, "ferry", folding(Fold::best, 10, 0, Sort::oldest_first)) ==
        "one=two b1=b2 c");
  CHECK(folded(index, "ferry", folding(Fold::earliest, 10, 0, Sort::oldest_first)) ==
        "one=two b1=b2 c");
}

TEST_CASE("a hit by date has all of its copies, however few hits are asked for", "[engine]") {
  const TempIndex index(to_articles({{"one", wire, "2025-03-10"},
                                     {"two", wire, "2025-03-14"},
                                     {"b1", other, "2025-03-11"},
                                     {"b2", other, "2025-03-13"},
                                     {"c", "A ferry.", "2025-03-12"}}));
  CHECK(folded(index, "ferry", folding(Fold::best, 1, 0, Sort::newest_first)) == "two=one");
  CHECK(folded(index, "ferry", folding(Fold::best, 1, 1, Sort::newest_first)) == "b2=b1");
  CHECK(folded(index, "ferry", folding(Fold::best, 1, 0, Sort::oldest_first)) == "one=two");
}

TEST_CASE("hits of the earliest date are in order of that date", "[engine]") {
  const TempIndex index(to_articles({{"one", wire, "2025-03-10"},
                                     {"two", wire, "2025-03-14"},
                                     {"b1", other, "2025-03-11"},
                                     {"b2", other, "2025-03-13"},
                                     {"c", "A ferry.", "2025-03-12"}}));
  CHECK(folded(index, "ferry", folding(Fold::earliest, 10, 0, Sort::newest_first)) ==
        "c b1=b2 one=two");
  CHECK(folded(index, "ferry", folding(Fold::earliest, 2, 0, Sort::newest_first)) == "c b1=b2");
  CHECK(folded(index, "ferry", folding(Fold::earliest, 2, 2, Sort::newest_first)) == "one=two");
}

TEST_CASE("a passage without a date is the earliest only if no copy has a date", "[engine]") {
  const TempIndex index(to_articles({{"none", wire}, {"dated", wire, "2025-03-10"}}));
  CHECK(folded(index, "ferry", folding(Fold::earliest)) == "dated=none");
  const TempIndex undated(to_articles({{"a", wire}, {"b", wire}}));
  CHECK(folded(undated, "ferry", folding(Fold::earliest)) == "a=b");
}

TEST_CASE("a passage that comes twice in one article is folded", "[engine]") {
  const TempIndex index({newsgrep::test::article("a", {wire, other, wire})});
  const auto result = Searcher(index.path()).search(parse_query("harbour"), folding(Fold::best));
  REQUIRE(result.hits.size() == 1);
  CHECK(result.hits[0].passage_id() == "a:1");
  REQUIRE(result.hits[0].copies.size() == 1);
  CHECK(result.hits[0].copies[0].passage_id() == "a:3");
}
