#include <algorithm>
#include <string>
#include <vector>

#include "tests/support/catch.hpp"
#include "tests/support/search.hpp"

using namespace newsgrep;
using newsgrep::test::from;
using newsgrep::test::Ids;
using newsgrep::test::TempIndex;

namespace {

Ids without_match(const TempIndex& index, const Query& query) {
  Ids found;
  for (const auto& article : Searcher(index.path()).articles_without_match(query)) {
    found.push_back(article.id);
  }
  return found;
}

std::vector<Article> four_articles() {
  return {from("a", "Post", "2025-03-10", {"Boat.", "Ferry."}),
          from("b", "Ledger", "2025-03-11", {"Boat.", "Boat."}),
          from("c", "Post", "2025-03-12", {"Nothing."}), from("d", "", "", {"Ferry.", "Ferry."})};
}

}  // namespace

TEST_CASE("the articles without a match are listed in order of the index", "[engine]") {
  const TempIndex index(four_articles());
  CHECK(without_match(index, parse_query("ferry")) == Ids{"b", "c"});
  CHECK(without_match(index, parse_query("boat ferry")) == Ids{"c"});
  CHECK(without_match(index, parse_query("nowhere")) == Ids{"a", "b", "c", "d"});
  CHECK(without_match(index, parse_query("")) == Ids{"a", "b", "c", "d"});
  CHECK(without_match(index, parse_query("ferry OR boat OR nothing")).empty());
}

TEST_CASE("only articles that a restriction allows are listed", "[engine]") {
  const TempIndex index(four_articles());
  const auto query = parse_query("ferry");
  Restriction posts;
  posts.sources = {"post"};
  CHECK(without_match(index, query.restricted_to(posts)) == Ids{"c"});
  Restriction late;
  late.since = "2025-03-11";
  CHECK(without_match(index, query.restricted_to(late)) == Ids{"b", "c"});
  Restriction files;
  files.below = {"/news/b.txt", "/news/d.txt"};
  CHECK(without_match(index, query.restricted_to(files)) == Ids{"b"});
  CHECK(without_match(index, parse_query("nowhere").restricted_to(posts)) == Ids{"a", "c"});
}

TEST_CASE("articles that were removed are in no list", "[engine]") {
  TempIndex index(four_articles());
  {
    IndexWriter writer(index.path());
    writer.remove("b");
    writer.commit();
  }
  CHECK(without_match(index, parse_query("ferry")) == Ids{"c"});
  index.add({from("e", "Post", "", {"Boat."})});
  auto found = without_match(index, parse_query("ferry"));
  std::sort(found.begin(), found.end());
  CHECK(found == Ids{"c", "e"});
}

TEST_CASE("what is known of an article without a match is told", "[engine]") {
  const TempIndex index(four_articles());
  const auto articles = Searcher(index.path()).articles_without_match(parse_query("ferry"));
  REQUIRE(articles.size() == 2);
  CHECK(articles[0].source == "Ledger");
  CHECK(articles[0].date == "2025-03-11");
  CHECK(articles[0].path == "/news/b.txt");
  CHECK(articles[0].passage_count == 2);
}
