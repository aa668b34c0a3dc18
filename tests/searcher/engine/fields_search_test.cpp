#include <algorithm>
#include <string>
#include <vector>

#include "tests/support/catch.hpp"
#include "tests/support/search.hpp"

using namespace newsgrep;
using newsgrep::test::article;
using newsgrep::test::article_ids;
using newsgrep::test::Ids;
using newsgrep::test::TempIndex;

namespace {

struct Row {
  std::string query;
  Ids found;
};

/// Checks which articles each query finds, in any order.
void check(const TempIndex& index, const std::vector<Row>& rows) {
  for (const auto& row : rows) {
    CAPTURE(row.query);
    auto found = article_ids(index, row.query);
    std::sort(found.begin(), found.end());
    CHECK(found == row.found);
  }
}

Article titled(const std::string& id, const std::string& title) {
  auto made = article(id, {"Passage of " + id + "."});
  made.title = title;
  return made;
}

Article by(const std::string& id, const std::string& source, std::vector<std::string> authors) {
  auto made = article(id, {"Passage."});
  made.source = source;
  made.authors = std::move(authors);
  return made;
}

Article at(const std::string& id, const std::string& path) {
  auto made = article(id, {"Passage."});
  made.path = path;
  return made;
}

Article dated(const std::string& id, const std::string& date) {
  auto made = article(id, {"Passage."});
  made.date = date;
  return made;
}

}  // namespace

TEST_CASE("title: finds words, phrases and patterns of the title", "[engine]") {
  const TempIndex index({titled("a", "Buffer zones agreed"), titled("b", "A zone without buffers"),
                         titled("c", "Zelenskyy: cease-fire talks"), titled("d", "")});
  check(index, {{"title:zone", {"a", "b"}},
                {"title:Buffering", {"a", "b"}},
                {"title:\"buffer zone\"", {"a"}},
                {"title:=zone", {"b"}},
                {"title:=\"buffer zones\"", {"a"}},
                {"title:(buffer AND agreed)", {"a"}},
                {"title:(agreed OR talks)", {"a", "c"}},
                {"title:(zone NEAR/2 buffer)", {"a", "b"}},
                {"title:(buffer BEFORE/1 zone)", {"a"}},
                {"title:ceasefire", {"c"}},
                {"title:passage", {}},
                {"title:zone title:agreed", {"a"}},
                {"passage title:zone", {"a", "b"}},
                {"passage -title:zone", {"c", "d"}}});
}

TEST_CASE("title: finds patterns of words that are in titles only", "[engine]") {
  TempIndex index({titled("a", "Negotiations begin"), titled("b", "Zelenskyy negotiates")});
  index.add({titled("c", "The universe"), titled("d", "Universities and Zelensky")});
  check(index, {{"title:negotiat*", {"a", "b"}},
                {"title:zelenski~", {"b", "d"}},
                {"title:universit*", {"d"}},
                {"title:univers*", {"c", "d"}},
                {"title:=negotiates", {"b"}},
                {"title:=universe", {"c"}},
                {"negotiat*", {}},
                {"universit*", {}}});
}

TEST_CASE("source: finds outlets by their words, in any case", "[engine]") {
  const TempIndex index({by("a", "The New York Times", {}), by("b", "Times of Malta", {}),
                         by("c", "BBC", {}), by("d", "", {}),
                         by("e", std::string(250, 'x') + " Gazette", {})});
  check(index, {{"source:times", {"a", "b"}},
                {"source:TIMES", {"a", "b"}},
                {"source:\"new york times\"", {"a"}},
                {"source:\"york new\"", {}},
                {"source:bbc", {"c"}},
                {"source:Ti*", {"a", "b"}},
                {"source:tines~1", {"a", "b"}},
                {"source:(malta OR bbc)", {"b", "c"}},
                {"source:malta source:bbc", {"b", "c"}},
                {"source:time", {}},
                {"source:gazette", {"e"}},
                {"passage -source:times", {"c", "d", "e"}}});
}

TEST_CASE("by: finds any of the authors", "[engine]") {
  const TempIndex index({by("a", "", {"Jane Doe", "Ada Quill"}), by("b", "", {"Jane Quill"}),
                         by("c", "", {}), by("d", "", {std::string(220, 'y') + " Doe"})});
  check(index, {{"by:jane", {"a", "b"}},
                {"by:\"Jane Doe\"", {"a"}},
                {"by:\"Doe Ada\"", {}},
                {"by:quill by:doe", {"a"}},
                {"by:doe", {"a", "d"}},
                {"by:qui*", {"a", "b"}},
                {"passage -by:jane", {"c", "d"}}});
}

TEST_CASE("lang: finds articles of a language, in any case", "[engine]") {
  auto german = article("de", {"Passage."});
  german.language = "de";
  const TempIndex index({german, article("en", {"Passage."})});
  check(index, {{"lang:de", {"de"}},
                {"lang:DE", {"de"}},
                {"lang:en", {"en"}},
                {"lang:d", {}},
                {"lang:de lang:en", {"de", "en"}},
                {"passage -lang:de", {"en"}}});
}

TEST_CASE("path: finds files, folders and patterns", "[engine]") {
  const auto long_folder = "/news/" + std::string(230, 'l');
  const TempIndex index({at("a", "/news/2025-03/a.txt"), at("b", "/news/2025-04/b.txt"),
                         at("c", "/news-old/2025-03/c.txt"), at("d", "/old/news/d.html"),
                         at("e", "-"), at("f", long_folder + "/f.txt"),
                         at("g", long_folder + "/g.txt")});
  check(index, {{"path:/news", {"a", "b", "f", "g"}},
                {"path:/news/", {"a", "b", "f", "g"}},
                {"path:/news/2025-03/a.txt", {"a"}},
                {"path:/news/2025-03/a", {}},
                {"path:/new", {}},
                {"path:/", {"a", "b", "c", "d", "f", "g"}},
                {"path:-", {"e"}},
                {"path:news", {"a", "b", "d", "f", "g"}},
                {"path:2025-03", {"a", "c"}},
                {"path:news/2025-03", {"a"}},
                {"path:a.txt", {"a"}},
                {"path:*.html", {"d"}},
                {"path:/news/2025-*", {"a", "b"}},
                {"path:/news/2025-*/", {"a", "b"}},
                {"path:2025-0?", {"a", "b", "c"}},
                {"path:/news/*.txt", {}},
                {"path:" + long_folder, {"f", "g"}},
                {"path:" + long_folder + "/g.txt", {"g"}},
                {"passage -path:/news", {"c", "d", "e"}}});
}

TEST_CASE("url: finds the host and words of the address", "[engine]") {
  auto bbc = article("bbc", {"Passage."});
  bbc.url = "https://www.bbc.co.uk/news/world-ferry-sinks";
  auto post = article("post", {"Passage."});
  post.url = "https://post.example.org/Ferries?id=4711";
  const TempIndex index({bbc, post, article("none", {"Passage."})});
  check(index, {{"url:bbc.co.uk", {"bbc"}},
                {"url:bbc", {"bbc"}},
                {"url:example.org", {"post"}},
                {"url:org.example", {}},
                {"url:ferry", {"bbc"}},
                {"url:ferries", {"post"}},
                {"url:ferr*", {"bbc", "post"}},
                {"url:4711", {"post"}},
                {"url:\"world ferry\"", {"bbc"}},
                {"passage -url:bbc", {"none", "post"}}});
}

TEST_CASE("date: finds days in UTC, and ranges of them", "[engine]") {
  const TempIndex index({dated("a", "2025-03-10"), dated("b", "2025-03-11T23:30:00-05:00"),
                         dated("c", "2025-03-12T00:30:00+02:00"), dated("d", "2024-12-31"),
                         dated("e", ""), dated("f", "soon")});
  check(index, {{"date:2025-03-10", {"a"}},
                {"date:2025-03-11", {"c"}},
                {"date:2025-03-12", {"b"}},
                {"date:2025-03", {"a", "b", "c"}},
                {"date:2025", {"a", "b", "c"}},
                {"date:2024", {"d"}},
                {"date:2025-03-10..2025-03-11", {"a", "c"}},
                {"date:2025-03-11..", {"b", "c"}},
                {"date:..2025-03-10", {"a", "d"}},
                {"date:>=2025-03-12", {"b"}},
                {"date:>2025-03-12", {}},
                {"date:<2025", {"d"}},
                {"date:2024 date:2025-03-10", {"a", "d"}},
                {"passage -date:2025", {"d", "e", "f"}}});
}

TEST_CASE("a query of fields only gives the newest first", "[engine]") {
  const TempIndex index({dated("a", "2025-03-10"), dated("b", "2025-03-12"),
                         dated("c", "2025-03-11"), dated("d", "")});
  CHECK(article_ids(index, "lang:en") == Ids{"b", "c", "a", "d"});
  CHECK(article_ids(index, "lang:en -date:2025-03-12") == Ids{"c", "a", "d"});
}

TEST_CASE("an exclusion of a field alone finds nothing", "[engine]") {
  const TempIndex index({by("a", "BBC", {}), by("b", "Post", {})});
  CHECK(article_ids(index, "-source:bbc").empty());
  CHECK_FALSE(parse_query("-source:bbc").diagnostics().empty());
  CHECK(article_ids(index, "passage -source:bbc") == Ids{"b"});
}

TEST_CASE("a field is no part of the score or of what is highlighted", "[engine]") {
  const TempIndex index({titled("passage", "Passage")});
  Searcher searcher(index.path());
  const auto plain = searcher.search(parse_query("of"));
  const auto with_field = searcher.search(parse_query("of title:passage"));
  REQUIRE(plain.hits.size() == 1);
  REQUIRE(with_field.hits.size() == 1);
  CHECK(with_field.hits[0].score == plain.hits[0].score);
  CHECK(with_field.hits[0].matches == plain.hits[0].matches);
}
