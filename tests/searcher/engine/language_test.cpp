// What the oracle of language_oracle_test.cpp found, one case each.

#include <set>
#include <string>
#include <vector>

#include "newsgrep/searcher.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/temp_index.hpp"

using namespace newsgrep;
using newsgrep::test::article;
using newsgrep::test::TempIndex;

namespace {

using Ids = std::set<std::string>;

Ids found(const TempIndex& index, const Query& query) {
  Ids ids;
  for (const auto& hit : Searcher(index.path()).search(query).hits) ids.insert(hit.passage_id());
  return ids;
}

Ids found(const TempIndex& index, const std::string& query) {
  return found(index, parse_query(query));
}

Article titled(const std::string& id, const std::string& title, const std::string& text) {
  auto made = article(id, {text});
  made.title = title;
  return made;
}

Article from(const std::string& id, const std::string& source, const std::string& text) {
  auto made = article(id, {text});
  made.source = source;
  return made;
}

}  // namespace

TEST_CASE("a source without letters restricts nothing", "[engine]") {
  const TempIndex index({article("a", {"zone"})});
  Restriction restriction;
  restriction.sources = {"..."};
  CHECK(found(index, parse_query("zone").restricted_to(restriction)) == Ids{"a:1"});
  restriction.since = "2025";
  CHECK(found(index, parse_query("zone").restricted_to(restriction)) == Ids{});
}

TEST_CASE("fields in brackets choose among the passages, too", "[engine]") {
  const TempIndex index({from("a", "Reuters", "zone"), from("b", "BBC", "zone"),
                         from("c", "BBC", "border"), from("d", "CNN", "zone")});
  CHECK(found(index, "zone (source:reuters OR source:bbc)") == Ids{"a:1", "b:1"});
  CHECK(found(index, "zone (source:reuters OR source:bbc) source:cnn") == Ids{"a:1", "b:1", "d:1"});
  CHECK(found(index, "zone OR source:bbc") == Ids{"a:1", "b:1", "c:1", "d:1"});
}

TEST_CASE("a language is named in any case", "[engine]") {
  const TempIndex index({article("a", {"zone"})});
  CHECK(found(index, "lang:EN zone") == Ids{"a:1"});
}

TEST_CASE("a pattern of a path may end with a slash", "[engine]") {
  const TempIndex index({article("a", {"zone"})});  // At /news/a.txt.
  CHECK(found(index, "path:/ne*/") == Ids{"a:1"});
  CHECK(found(index, "path:ne*/") == Ids{"a:1"});
  CHECK(found(index, "path:/new/") == Ids{});
}

TEST_CASE("words that only titles have are found by their pattern", "[engine]") {
  const TempIndex index({titled("a", "The negotiator", "zone"), titled("b", "Talks", "zone")});
  CHECK(found(index, "title:negotia*") == Ids{"a:1"});
  CHECK(found(index, "title:negotiater~") == Ids{"a:1"});
  CHECK(found(index, "title:=negotiator") == Ids{"a:1"});
  CHECK(found(index, "title:=negotiators") == Ids{});
}

TEST_CASE("a field in the value of a field is of the article", "[engine]") {
  auto zone = titled("a", "A zone", "word");
  zone.source = "Reuters";
  const TempIndex index({zone, titled("b", "A zone", "word"), titled("c", "Reuters", "word")});
  CHECK(found(index, "title:(+zone source:reuters)") == Ids{"a:1"});
  CHECK(found(index, "title:(zone -source:reuters)") == Ids{"b:1"});
  CHECK(found(index, "title:source:reuters") == Ids{"a:1"});
  CHECK(found(index, "quote:(word source:reuters)") == Ids{});
}

TEST_CASE("fields beside a quotation need not be quoted", "[engine]") {
  auto quoted = from("a", "Reuters", "he said \"no zone\"");
  const TempIndex index({quoted, from("b", "BBC", "she said \"no zone\"")});
  CHECK(found(index, "quote:(zone source:reuters)") == Ids{"a:1"});
}

TEST_CASE("a quotation may be asked for in a title", "[engine]") {
  const TempIndex index({titled("a", "No \"zone\"", "word"), titled("b", "No zone", "word")});
  CHECK(found(index, "title:quote:zone") == Ids{"a:1"});
}

TEST_CASE("what is required together has to be near together, also beside an alternative",
          "[engine]") {
  const TempIndex index({article("a", {"border talks x x x x x x zone"}),
                         article("b", {"fire talks x x x x x x border x x x x x zone"}),
                         article("c", {"border talks zone"})});
  CHECK(found(index, "(fire OR (border AND zone)) NEAR/3 talks") == Ids{"b:1", "c:1"});
}

TEST_CASE("an operand of punctuation leaves the distance of the others alone", "[engine]") {
  const TempIndex index({article("a", {"border x x x zone"})});
  CHECK(found(index, "border BEFORE/5 zone BEFORE/2 *") == Ids{"a:1"});
  CHECK(found(index, "border BEFORE/2 zone BEFORE/5 *") == Ids{});
}

TEST_CASE("a written form is looked at in every shard", "[engine]") {
  TempIndex index({article("a", {"zones"})});
  index.add({article("b", {"zone"})});
  index.add({article("c", {"zones"})});
  CHECK(found(index, "=zone") == Ids{"b:1"});
  CHECK(found(index, "zone") == Ids{"a:1", "b:1", "c:1"});
}

TEST_CASE("single quotation marks may stand beside a dash", "[engine]") {
  const TempIndex index({article("a", {"yes—‘no zone’—he said"}), article("b", {"a zone’s end"})});
  CHECK(found(index, "quote:zone") == Ids{"a:1"});
}

TEST_CASE("passages that score 0 come in the order of a full search", "[engine]") {
  TempIndex index({from("a", "BBC", "border")});
  for (const char* id : {"b", "c", "d"}) {
    auto newer = from(id, "BBC", "border");
    newer.date = std::string("2025-03-1") + static_cast<char>(id[0] - 'a' + '0');
    index.add({newer});
  }
  Searcher searcher(index.path());
  const auto query = parse_query("source:bbc OR zone");
  const auto all = searcher.search(query, {.limit = SearchOptions::all});
  const auto best = searcher.search(query, {.limit = 1});
  REQUIRE(all.hits.size() == 4);
  REQUIRE(best.hits.size() == 1);
  CHECK(all.hits.front().passage_id() == "d:1");
  CHECK(best.hits.front().passage_id() == "d:1");
  CHECK(best.total == 4);
}

TEST_CASE("an excluded field takes no highlight away", "[engine]") {
  const TempIndex index({from("a", "Reuters", "a zone"), from("b", "BBC", "the zone")});
  Searcher searcher(index.path());
  const auto hits = searcher.search(parse_query("zone -source:bbc")).hits;
  REQUIRE(hits.size() == 1);
  CHECK(hits.front().matches == std::vector<ByteRange>{{2, 6}});
  const auto similar = searcher.search(searcher.more_like("b:1")).hits;
  REQUIRE(similar.size() == 1);
  CHECK_FALSE(similar.front().matches.empty());
}

TEST_CASE("required words may be one word in one language and two in another", "[engine]") {
  auto german = article("b", {"Kaum cease, auch fire"});
  german.language = "de";
  auto half = article("c", {"Kaum cease"});
  half.language = "de";
  const TempIndex index({article("a", {"A ceasefire"}), german, half});
  CHECK(found(index, "+cease +fire") == Ids{"a:1", "b:1"});
}

TEST_CASE("a wildcard in an address knows other spellings of its words", "[engine][!shouldfail]") {
  auto kyiv = article("a", {"zone"});
  kyiv.url = "https://example.org/kiev-talks";
  const TempIndex index({kyiv});
  CHECK(found(index, "url:kie*") == Ids{"a:1"});
}
