#include "searcher/engine/index_vocabulary.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include "index/open_index.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/search.hpp"

using namespace newsgrep;
using namespace newsgrep::query;
using namespace newsgrep::index;
using namespace newsgrep::engine;
using newsgrep::test::article;
using newsgrep::test::article_ids;
using newsgrep::test::ContainsSubstring;
using newsgrep::test::Ids;
using newsgrep::test::TempIndex;

namespace {

/// Returns the terms of a pattern; `+` stands before whole ones.
std::string expanded(const TempIndex& index, const WordPattern& pattern,
                     WordsOf place = WordsOf::passages) {
  const auto opened = open_index(index.path());
  Clock clock;
  const auto expansion = IndexVocabulary(opened.shards, clock).expand(pattern, place);
  std::string out;
  for (const auto& term : expansion.terms) {
    out += out.empty() ? "" : " ";
    out += (term.whole ? "+" : "") + term.text + "/" + std::to_string(term.passages);
    if (term.edits > 0) out += "~" + std::to_string(term.edits);
  }
  return out;
}

WordPattern prefix(const std::string& word) {
  return {WordForm::prefix, word, 0};
}

WordPattern exact(const std::string& word) {
  return {WordForm::written, word, 0};
}

WordPattern fuzzy(const std::string& word, unsigned edits) {
  return {WordForm::fuzzy, word, edits};
}

Ids sorted(Ids ids) {
  std::sort(ids.begin(), ids.end());
  return ids;
}

/// Fills two shards, so unlike in size that they are not merged.
void add_shards(const TempIndex& index, std::vector<Article> first, std::vector<Article> second) {
  for (int i = 0; i < 40; ++i) first.push_back(article("filler" + std::to_string(i), {"Filler."}));
  index.add(std::move(first));
  index.add(std::move(second));
}

}  // namespace

TEST_CASE("a pattern stands for the terms of the words that match", "[engine]") {
  const TempIndex index({article("a", {"Negotiating negotiations.", "Negotiate!"}),
                         article("b", {"A negotiable price.", "Zone."}),
                         article("c", {"Zones, kiev, Kyiv."})});
  CHECK(expanded(index, prefix("negotiat")) == "negoti/3");
  CHECK(expanded(index, prefix("negotia")) == "+negoti/3");
  CHECK(expanded(index, exact("zone")) == "zone/2");
  CHECK(expanded(index, exact("kiev")) == "kyiv/1");
  CHECK(expanded(index, fuzzy("kievs", 1)) == "kyiv/1~1");
  CHECK(expanded(index, prefix("none")) == "");
  CHECK(expanded(index, exact("none")) == "");
}

TEST_CASE("a wildcard never finds words of the same stem that begin otherwise", "[engine]") {
  const TempIndex index({article("a", {"She is negotiating."}), article("b", {"It is negotiable."}),
                         article("c", {"The universities agree."}), article("d", {"The universe."}),
                         article("e", {"Both the university and the universe."})});
  CHECK(article_ids(index, "negotiat*") == Ids{"a"});
  CHECK(sorted(article_ids(index, "universit*")) == Ids{"c", "e"});
  CHECK(sorted(article_ids(index, "universe*")) == Ids{"d", "e"});
  CHECK(sorted(article_ids(index, "univers*")) == Ids{"c", "d", "e"});
  CHECK(sorted(article_ids(index, "=universe")) == Ids{"d", "e"});
}

TEST_CASE("words of one stem in different shards are told apart", "[engine]") {
  const auto university = article("university", {"The university."});
  const auto universe = article("universe", {"The universe."});
  for (const bool university_first : {true, false}) {
    CAPTURE(university_first);
    const TempIndex index;
    add_shards(index, {university_first ? university : universe},
               {university_first ? universe : university});
    REQUIRE(Searcher(index.path()).info().shards == 2);
    CHECK(article_ids(index, "universit*") == Ids{"university"});
    CHECK(article_ids(index, "universe*") == Ids{"universe"});
    CHECK(article_ids(index, "=universe") == Ids{"universe"});
    CHECK(article_ids(index, "university~1") == Ids{"university"});
    CHECK(article_ids(index, "univers*").size() == 2);
  }
}

TEST_CASE("terms that no passage has are left out of an expansion", "[engine]") {
  auto titled = article("a", {"The cease-fire."});
  titled.title = "Ceasing";
  const TempIndex index({titled});
  CHECK(expanded(index, prefix("ceas")) == "+ceasefir/1");
  CHECK(expanded(index, prefix("fire")) == "");
  CHECK(expanded(index, prefix("ceas"), WordsOf::titles) == "+ceas/1");
}

TEST_CASE("words of removed articles are found by no pattern", "[engine]") {
  const TempIndex index({article("a", {"Zones."}), article("gone", {"Zonal."}),
                         article("c", {"C."}), article("d", {"D."}), article("e", {"E."})});
  {
    IndexWriter writer(index.path());
    writer.remove("gone");
    writer.commit();
  }
  CHECK(article_ids(index, "zon*") == Ids{"a"});
  CHECK(article_ids(index, "zonal*").empty());
}

TEST_CASE("a pattern stands for at most max_expansions terms, the commonest ones", "[engine]") {
  std::string rare;
  for (std::size_t i = 0; i < max_expansions + 20; ++i) rare += "word" + std::to_string(i) + " ";
  const TempIndex index({article("a", {rare}), article("b", {"wordy"}), article("c", {"wordy"})});
  const auto opened = open_index(index.path());
  Clock clock;
  const auto expansion =
      IndexVocabulary(opened.shards, clock).expand(prefix("word"), WordsOf::passages);
  CHECK(expansion.terms.size() == max_expansions);
  CHECK(expansion.left_out == 21);
  CHECK(expansion.terms.front().passages == 2);

  const auto result = Searcher(index.path()).search(parse_query("word*"));
  REQUIRE(result.diagnostics.size() == 1);
  CHECK(result.diagnostics[0].kind == Diagnostic::Kind::note);
  CHECK(result.diagnostics[0].where == ByteRange{0, 5});
  CHECK_THAT(result.diagnostics[0].message, ContainsSubstring(std::to_string(max_expansions)));
  CHECK(result.total == 3);
}

TEST_CASE("a nearer word comes before a commoner one", "[engine]") {
  const TempIndex index(
      {article("a", {"zelensky"}), article("b", {"selenska"}), article("c", {"selenska"})});
  CHECK(expanded(index, fuzzy("zelenska", 2)) == "+selenska/2~1 +zelenski/1~1");
}

TEST_CASE("the nearest word is the one that most passages have", "[engine]") {
  const TempIndex index({article("a", {"ceasefire"}), article("b", {"heart"}),
                         article("c", {"hearth"}), article("d", {"hearth"})});
  const auto opened = open_index(index.path());
  Clock clock;
  const IndexVocabulary vocabulary(opened.shards, clock);
  CHECK(vocabulary.nearest("ceasefre") == "ceasefire");
  CHECK(vocabulary.nearest("heartx") == "hearth");
  CHECK(vocabulary.nearest("hear") == "heart");
  CHECK_FALSE(vocabulary.nearest("xylophone"));
  CHECK(vocabulary.frequency("hearth") == 2);
  CHECK(vocabulary.frequency("none") == 0);
}
