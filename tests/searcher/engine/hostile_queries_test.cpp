#include "tests/searcher/query/hostile_queries.hpp"

#include <chrono>
#include <string>
#include <vector>

#include "newsgrep/searcher.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/temp_index.hpp"
#include "tests/support/token_checks.hpp"

using namespace newsgrep;
using newsgrep::test::article;
using newsgrep::test::TempIndex;

namespace {

std::vector<Article> some_news() {
  auto german = article("b", {"Die Pufferzone „an der Grenze“ ist 5 km breit", "b c d"});
  german.language = "de";
  auto signs = article("c", {"x += 1; f(x) <e@x.org> https://x.org/a?b=c#d", "AND OR NOT NEAR"});
  signs.title = "title: \"(x)\" [a]* and/or 24/7";
  signs.source = "A & B (C)";
  signs.authors = {"O'Brien", "\"\""};
  signs.url = "https://x.org/a?b=c";
  return {article("a", {"a b c word war peace", "The 30-day cease-fire, he said: “we agree”"}),
          german, signs, article("d", {"停火协议 café naïve 1.3 $5 100%", std::string(3000, 'x')})};
}

std::vector<std::string> ids(const SearchResult& result) {
  std::vector<std::string> ids;
  for (const auto& hit : result.hits) ids.push_back(hit.passage_id());
  return ids;
}

}  // namespace

TEST_CASE("whatever is typed is searched for, and twice with the same result", "[engine]") {
  const TempIndex index(some_news());
  Searcher searcher(index.path());
  const bool as_written = GENERATE(false, true);
  const bool correct = GENERATE(false, true);
  for (const auto& text : test::hostile_queries()) {
    CAPTURE(test::printable(text), as_written);
    const auto start = std::chrono::steady_clock::now();
    const auto query = parse_query(text, {.as_written = as_written});
    const SearchOptions all{.limit = SearchOptions::all, .correct = correct};
    const auto result = searcher.search(query, all);
    REQUIRE(ids(searcher.search(query, all)) == ids(result));
    REQUIRE(result.total == result.hits.size());
    if (!result.corrected) REQUIRE(searcher.count(query) == result.total);
    REQUIRE(searcher.diagnose(query).size() == result.diagnostics.size());
    REQUIRE_FALSE(searcher.explain(query).plan.empty());
    searcher.articles_without_match(query);
    searcher.count_by(query, CountBy::source);
    // Far more than it takes, even on a busy machine with sanitizers.
    REQUIRE(std::chrono::steady_clock::now() - start < std::chrono::seconds(5));
  }
}

TEST_CASE("a diagnostic of a query has its place in it", "[engine]") {
  const TempIndex index(some_news());
  Searcher searcher(index.path());
  for (const auto& text : test::hostile_queries()) {
    CAPTURE(test::printable(text));
    for (const auto& diagnostic : searcher.diagnose(parse_query(text))) {
      REQUIRE(diagnostic.where.begin <= diagnostic.where.end);
      REQUIRE(diagnostic.where.end <= text.size());
      REQUIRE_FALSE(diagnostic.message.empty());
    }
  }
}

TEST_CASE("very many words beside NEAR take no longer than elsewhere", "[engine]") {
  const TempIndex index(some_news());
  Searcher searcher(index.path());
  std::string words;
  std::string required;
  for (int i = 0; i < 3000; ++i) {
    words += "w" + std::to_string(i) + " ";
    required += (i == 0 ? "w" : " AND w") + std::to_string(i);
  }
  for (const auto& text : {"(" + words + ") NEAR (" + words + " war) NEAR peace",
                           "(" + required + ") NEAR (" + required + ")",
                           "((" + required + ") OR (" + required + ")) NEAR peace"}) {
    const auto start = std::chrono::steady_clock::now();
    searcher.search(parse_query(text));
    CHECK(std::chrono::steady_clock::now() - start < std::chrono::seconds(5));
  }
}
