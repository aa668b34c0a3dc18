// The whole query language against an oracle that interprets the tree of a query over every
// passage: on hundreds of small random corpora the engine must find the same.

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "newsgrep/searcher.hpp"
#include "searcher/query/query_tree.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/language_oracle.hpp"
#include "tests/support/random_index.hpp"
#include "tests/support/random_news.hpp"

using namespace newsgrep;
using namespace newsgrep::test;

namespace {

std::vector<std::string> ids(const std::vector<Hit>& hits) {
  std::vector<std::string> ids;
  for (const auto& hit : hits) ids.push_back(hit.passage_id());
  return ids;
}

std::set<std::string> as_set(const std::vector<std::string>& ids) {
  return {ids.begin(), ids.end()};
}

void check_pages(Searcher& searcher, const Query& query, const std::vector<std::string>& all) {
  for (const auto& [limit, offset] : {std::pair<std::size_t, std::size_t>{1, 0}, {3, 0}, {3, 2}}) {
    const auto page = searcher.search(query, {.limit = limit, .offset = offset});
    const auto begin = all.begin() + static_cast<std::ptrdiff_t>(std::min(offset, all.size()));
    const auto end =
        all.begin() + static_cast<std::ptrdiff_t>(std::min(offset + limit, all.size()));
    REQUIRE(ids(page.hits) == std::vector(begin, end));
    if (page.total_is_exact) REQUIRE(page.total == all.size());
    REQUIRE(page.total >= page.hits.size());
    REQUIRE(page.total <= all.size());
  }
}

void check_order_of_dates(Searcher& searcher, const Query& query, std::set<std::string> expected) {
  for (const auto sort : {Sort::oldest_first, Sort::newest_first}) {
    const auto found = searcher.search(
        query, {.limit = SearchOptions::all, .highlights = Highlights::none, .sort = sort});
    REQUIRE(as_set(ids(found.hits)) == expected);
    for (std::size_t i = 1; i < found.hits.size(); ++i) {
      const auto before = second_of(found.hits[i - 1].article.date);
      const auto here = second_of(found.hits[i].article.date);
      if (!here) continue;
      REQUIRE(before);
      REQUIRE((sort == Sort::oldest_first ? *before <= *here : *before >= *here));
    }
  }
}

void check_counts(Searcher& searcher, const Query& query, const std::vector<std::string>& all) {
  REQUIRE(searcher.count(query) == all.size());
  std::set<std::string> articles;
  for (const auto& id : all) articles.insert(id.substr(0, id.find(':')));
  for (const auto by : {CountBy::source, CountBy::day}) {
    std::size_t passages = 0;
    std::size_t counted = 0;
    for (const auto& count : searcher.count_by(query, by)) {
      passages += count.passages;
      counted += count.articles;
    }
    REQUIRE(passages == all.size());
    REQUIRE(counted == articles.size());
  }
  if (!Query::Tree::of(query).restrictions.empty()) return;
  for (const auto& article : searcher.articles_without_match(query)) {
    REQUIRE(articles.insert(article.id).second);
  }
  REQUIRE(articles.size() == searcher.info().articles);
}

}  // namespace

TEST_CASE("the engine finds what the tree of a query means", "[oracle]") {
  const unsigned block = GENERATE(range(0U, 30U));
  for (unsigned seed = 10 * block; seed < 10 * block + 10; ++seed) {
    RandomNews news(seed);
    const RandomIndex corpus(news);
    LanguageOracle oracle(corpus.articles, news.languages());
    Searcher searcher(corpus.index.path());
    for (int round = 0; round < 30; ++round) {
      const auto text = round % 4 == 0 ? news.simple_query() : news.query();
      const auto query =
          parse_query(text, {.as_written = news.chance(3)}).restricted_to(news.restriction());
      CAPTURE(seed, text, query.to_string(), searcher.explain(query).plan);
      const auto expected = oracle.search(query);
      const auto found = searcher.search(query, {.limit = SearchOptions::all});
      const auto all = ids(found.hits);
      REQUIRE(as_set(all) == expected);
      REQUIRE(all.size() == expected.size());
      REQUIRE(found.total == all.size());
      REQUIRE(found.total_is_exact);
      REQUIRE(searcher.diagnose(query).size() == found.diagnostics.size());
      check_pages(searcher, query, all);
      check_counts(searcher, query, all);
      if (round % 4 == 1) check_order_of_dates(searcher, query, expected);
      if (corpus.has_dead_passages) continue;
      if (const auto scores = oracle.scores(query)) {
        for (const auto& hit : found.hits) {
          REQUIRE(hit.score == Approx(scores->at(hit.passage_id())));
        }
      }
    }
  }
}

TEST_CASE("each word of an index is found as it is written, and by its beginning", "[oracle]") {
  const unsigned seed = GENERATE(range(0U, 40U));
  RandomNews news(seed);
  const RandomIndex corpus(news);
  LanguageOracle oracle(corpus.articles, news.languages());
  Searcher searcher(corpus.index.path());
  std::set<std::string> words;
  for (const auto& article : oracle.articles()) {
    for (const auto& passage : article.passages) {
      for (const auto& token : passage.tokens) words.insert(token.written);
    }
  }
  for (const auto& word : words) {
    if (word.find(' ') != std::string::npos) continue;
    for (const auto& text : {"=" + word, word.substr(0, 3) + "*"}) {
      const auto query = parse_query(text);
      CAPTURE(seed, text, searcher.explain(query).plan);
      const auto found = searcher.search(query, {.limit = SearchOptions::all});
      REQUIRE(as_set(ids(found.hits)) == oracle.search(query));
    }
  }
}
