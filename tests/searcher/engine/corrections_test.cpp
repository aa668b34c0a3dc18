#include <string>
#include <vector>

#include "tests/support/catch.hpp"
#include "tests/support/search.hpp"

using namespace newsgrep;
using newsgrep::test::article;
using newsgrep::test::Ids;
using newsgrep::test::ids;
using newsgrep::test::TempIndex;

namespace {

SearchOptions correcting() {
  SearchOptions options;
  options.correct = true;
  return options;
}

SearchResult search(const TempIndex& index, const std::string& query) {
  return Searcher(index.path()).search(parse_query(query), correcting());
}

/// The query with the corrections that were offered; empty when there are none.
std::string offered(const TempIndex& index, const std::string& query) {
  const auto result = search(index, query);
  if (result.corrections.empty()) return "";
  return parse_query(query).corrected(result.corrections).text();
}

std::vector<Article> news() {
  auto titled = article("b", {"The negotiators met in Geneva."});
  titled.title = "Zelenskyy travels";
  return {article("a", {"The ceasefire holds in the buffer zone."}), titled,
          article("c", {"Peace talks."}), article("d", {"Peace at last."})};
}

}  // namespace

TEST_CASE("a word that no passage has is corrected to one that is spelt nearly so", "[engine]") {
  const TempIndex index(news());
  struct Row {
    std::string query;
    std::string corrected;
  };
  const std::vector<Row> rows = {
      {"ceasefre", "ceasefire"},
      {"Ceasefre", "ceasefire"},
      {"peice", "peace"},
      {"ceasefre bufer", "ceasefire buffer"},
      {"ceasefre peace", "ceasefire peace"},
      {"+ceasefre", "+ceasefire"},
      {"=ceasefre", "=ceasefire"},
      {"(ceasefre)", "(ceasefire)"},
      {"((ceasefre) OR genva)", "((ceasefire) OR geneva)"},
      {"(+ceasefre)", "(+ceasefire)"},
      {"ceasefre AND peace", "ceasefire AND peace"},
      {"ceasefre NEAR/3 zone", "ceasefire NEAR/3 zone"},
      {"ceasefre NEAR title:zone", "ceasefire NEAR title:zone"},
      {"quote:ceasefre", "quote:ceasefire"},
      {"ceasefre,", "ceasefire"},
      // What is left alone.
      {"ceasefire", ""},
      {"cease fire", ""},
      {"cease-fire", ""},
      {"peace -ceasefre", ""},
      {"peace NOT ceasefre", ""},
      {"title:ceasefre", ""},
      {"source:ceasefre peace", ""},
      {"ceasefre*", ""},
      {"ceasefre~", ""},
      {"\"ceasefre\"", ""},
      {"xylophone", ""},
      {"", ""},
      {"!", ""},
  };
  for (const auto& row : rows) {
    CAPTURE(row.query);
    CHECK(offered(index, row.query) == row.corrected);
  }
}

TEST_CASE("corrections are used only when nothing matches without", "[engine]") {
  const TempIndex index(news());
  const auto used = search(index, "ceasefre");
  CHECK(used.corrected);
  CHECK(ids(used) == Ids{"a:1"});
  REQUIRE(used.corrections.size() == 1);
  CHECK(used.corrections[0].suggestion == "ceasefire");
  CHECK(used.corrections[0].where == ByteRange{0, 8});
  CHECK_FALSE(used.hits[0].matches.empty());

  const auto offered = search(index, "ceasefre geneva");
  CHECK_FALSE(offered.corrected);
  CHECK(ids(offered) == Ids{"b:1"});
  CHECK(offered.corrections.size() == 1);
}

TEST_CASE("corrections that lead nowhere are offered but not used", "[engine]") {
  const TempIndex index(news());
  const auto result = search(index, "+ceasefre +xylophone");
  CHECK_FALSE(result.corrected);
  CHECK(result.hits.empty());
}

TEST_CASE("words are not corrected unless that is asked for", "[engine]") {
  const TempIndex index(news());
  const auto result = Searcher(index.path()).search(parse_query("ceasefre"));
  CHECK(result.hits.empty());
  CHECK(result.corrections.empty());
  CHECK_FALSE(result.corrected);
}

TEST_CASE("of equally near words the one that more passages have is offered", "[engine]") {
  const TempIndex index(
      {article("a", {"hearts"}), article("b", {"hearty"}), article("c", {"hearty meals"})});
  CHECK(offered(index, "heartz") == "hearty");
}

TEST_CASE("a word of removed articles alone is not offered, and is corrected itself", "[engine]") {
  auto articles = news();
  articles.push_back(article("gone", {"Armistice and ceasefres."}));
  const TempIndex index(articles);
  {
    IndexWriter writer(index.path());
    CHECK(writer.remove("gone"));
    writer.commit();
  }
  CHECK(offered(index, "armistise").empty());
  CHECK(offered(index, "ceasefres") == "ceasefire");
}

TEST_CASE("restrictions stay when a query is corrected", "[engine]") {
  auto articles = news();
  articles.push_back(article("e", {"Another ceasefire."}));
  articles.back().source = "Post";
  const TempIndex index(articles);
  Restriction restriction;
  restriction.sources = {"Post"};
  const auto result = Searcher(index.path())
                          .search(parse_query("ceasefre").restricted_to(restriction), correcting());
  CHECK(result.corrected);
  CHECK(ids(result) == Ids{"e:1"});
}
