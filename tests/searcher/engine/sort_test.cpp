#include <algorithm>
#include <string>
#include <vector>

#include "tests/support/catch.hpp"
#include "tests/support/search.hpp"

using namespace newsgrep;
using newsgrep::test::article_ids;
using newsgrep::test::Ids;
using newsgrep::test::News;
using newsgrep::test::TempIndex;
using newsgrep::test::to_articles;

namespace {

SearchOptions by(Sort sort, std::size_t limit = 10, std::size_t offset = 0) {
  SearchOptions options;
  options.sort = sort;
  options.limit = limit;
  options.offset = offset;
  return options;
}

}  // namespace

TEST_CASE("hits come by date, undated ones last", "[engine]") {
  const TempIndex index(to_articles({{"march", "The ferry sank.", "2025-03-12"},
                                     {"never", "A ferry."},
                                     {"january", "Ferry, ferry, ferry.", "2025-01-01"},
                                     {"nonsense", "A ferry.", "last week"},
                                     {"old", "The ferry left.", "1999-12-31"}}));
  auto oldest = article_ids(index, "ferry", by(Sort::oldest_first));
  REQUIRE(oldest.size() == 5);
  std::sort(oldest.begin() + 3, oldest.end());
  CHECK(oldest == Ids{"old", "january", "march", "never", "nonsense"});
  auto newest = article_ids(index, "ferry", by(Sort::newest_first));
  REQUIRE(newest.size() == 5);
  std::sort(newest.begin() + 3, newest.end());
  CHECK(newest == Ids{"march", "january", "old", "never", "nonsense"});
}

TEST_CASE("of one date the best hit comes first, then the lower id", "[engine]") {
  const TempIndex index(to_articles({{"weak", "The ferry left a harbour far away.", "2025-03-12"},
                                     {"b", "Ferry harbour.", "2025-03-12"},
                                     {"a", "Ferry harbour.", "2025-03-12"},
                                     {"before", "The ferry.", "2025-03-11"}}));
  CHECK(article_ids(index, "ferry harbour", by(Sort::newest_first)) ==
        Ids{"a", "b", "weak", "before"});
  CHECK(article_ids(index, "ferry harbour", by(Sort::oldest_first)) ==
        Ids{"before", "a", "b", "weak"});
}

TEST_CASE("times of different zones are compared as moments", "[engine]") {
  const TempIndex index(to_articles({{"day", "Ferry.", "2025-03-12"},
                                     {"tokyo", "Ferry.", "2025-03-12T08:00:00+09:00"},
                                     {"london", "Ferry.", "2025-03-12T01:00:00Z"},
                                     {"new york", "Ferry.", "2025-03-11T23:00:00-05:00"}}));
  CHECK(article_ids(index, "ferry", by(Sort::oldest_first)) ==
        Ids{"tokyo", "day", "london", "new york"});
  CHECK(article_ids(index, "ferry", by(Sort::newest_first)) ==
        Ids{"new york", "london", "day", "tokyo"});
}

TEST_CASE("pages of hits by date follow each other", "[engine]") {
  std::vector<News> news;
  Ids expected;
  for (int i = 10; i < 35; ++i) {
    const auto day = std::to_string(i);
    news.push_back({"n" + day, "The ferry of day " + day, "20" + day + "-01-01"});
    expected.push_back("n" + day);
  }
  std::reverse(news.begin() + 5, news.begin() + 20);
  // In several shards.
  TempIndex index;
  index.add(to_articles({news.begin(), news.begin() + 8}));
  index.add(to_articles({news.begin() + 8, news.end()}));
  Ids pages;
  for (std::size_t offset = 0; offset < 30; offset += 4) {
    const auto page = article_ids(index, "ferry", by(Sort::oldest_first, 4, offset));
    pages.insert(pages.end(), page.begin(), page.end());
  }
  CHECK(pages == expected);
  CHECK(article_ids(index, "ferry", by(Sort::oldest_first, SearchOptions::all)) == expected);
  std::reverse(expected.begin(), expected.end());
  CHECK(article_ids(index, "ferry", by(Sort::newest_first, SearchOptions::all)) == expected);
  CHECK(article_ids(index, "ferry", by(Sort::newest_first, 0)).empty());
}

TEST_CASE("a search by date tells the total", "[engine]") {
  const TempIndex index(to_articles({{"a", "Ferry."}, {"b", "Ferry.", "2025"}, {"c", "Boat."}}));
  const auto result =
      Searcher(index.path()).search(parse_query("ferry"), by(Sort::newest_first, 1));
  CHECK(result.total == 2);
  CHECK(result.total_is_exact);
  CHECK(result.hits.size() == 1);
}
