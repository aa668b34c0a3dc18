#include "searcher/query/plan.hpp"

#include <string>
#include <vector>

#include "tests/support/catch.hpp"
#include "text/variants.hpp"

using namespace newsgrep;
using namespace newsgrep::text;
using namespace newsgrep::query;

namespace {

/// Has every word that begins with a letter of the first half of the alphabet, as its own term.
class HalfVocabulary : public Vocabulary {
 public:
  Expansion expand(const WordPattern& pattern, WordsOf) const override {
    if (pattern.word.front() > 'm') return {};
    return {{{pattern.word, 1, 0}}, true, 0};
  }
};

Plan plan(const std::string& text, const std::vector<std::string>& languages) {
  static const HalfVocabulary vocabulary;
  static const VariantTable variants;
  std::vector<LanguageAnalyzer> analyzers;
  for (const auto& language : languages) {
    analyzers.push_back({language, Analyzer(language, variants)});
  }
  std::vector<LanguageAnalyzer> names;
  names.push_back({"und", Analyzer("und", variants)});
  Clock clock;
  return make_plan(parse_query(text), {analyzers, names, vocabulary, clock});
}

}  // namespace

TEST_CASE("a query is run as its plan says", "[query]") {
  struct Row {
    std::string query;
    std::string plan;
  };
  const auto row = GENERATE(values<Row>({
      {"", "(nothing)"},
      {"ceasefire", "ceasefir"},
      {"talks ended", "(any talk end)"},
      {"talk talks talking", "talk"},
      {"\"buffer zones\"", "[buffer zone]"},
      {"30-day", "[30 day]"},
      {"cease fire", "ceasefir"},
      {"cease-fire", "ceasefir"},
      {"\"cease fire\"", "ceasefir"},
      {"the cease fire holds", "(any ceasefir hold)"},
      {"+cease +fire", "ceasefir"},
      {"+talks peace", "(maybe talk peac)"},
      {"+talks +peace treaty pact", "(maybe (all talk peac) treati pact)"},
      {"talks -peace -\"buffer zone\"", "(without talk peac [buffer zone])"},
      {"-peace", "(nothing)"},
      {"the of", "(any the of)"},
      {"the war", "war"},
      {"+the war", "(maybe the war)"},
      {"\"the\" war", "(any the war)"},
      {"\"the war\"", "[the war]"},
      {"— & war", "war"},
      {"\"—\"", "(nothing)"},
      {"=Zones", "=zones"},
      {"=\"buffer zone\"", "[=buffer =zone]"},
      {"=cease-fire", "=cease fire"},
      {"negotiat*", "negotiat*"},
      {"vice-pres*", "[vice pres*]"},
      {"zelenski~", "zelenski~2"},
      {"kiev~", "kiev~1"},
      {"talks OR peace", "(any talk peac)"},
      {"cease OR fire", "(any ceas fire)"},
      {"the OR war", "(any the war)"},
      {"talks AND peace", "(all talk peac)"},
      {"war talks AND the peace NOT Korea", "(without (all (any war talk) peac) korea)"},
      {"talks NEAR/3 peace", "(near/3 talk peac)"},
      {"talks BEFORE/3 \"buffer zone\"", "(before/3 talk [buffer zone])"},
      {"talks NEAR (peace OR truce)", "(near/10 talk (any peac truce))"},
      {"talks NEAR (peace AND truce)", "(all (near/10 talk peac) (near/10 talk truce))"},
      {"talks NEAR !", "talk"},
      {"war source:BBC", "(all war (source bbc))"},
      {"source:BBC source:Reuters", "(any (source bbc) (source reuters))"},
      {"title:war title:peace", "(all (title war) (title peac))"},
      {"war -source:BBC", "(without war (source bbc))"},
      {"source:\"The Times\"", "(source [the times])"},
      {"title:(war OR peac*)", "(title (any war peac*))"},
      {"lang:en war", "(all war (lang en))"},
      {"lang:EN war", "(all war (lang en))"},
      {"path:/news war", "(all war (path /news))"},
      {"date:2025-03 war", "(all war (date 2025-03-01..2025-03-31))"},
      {"quote:peace war", "(maybe quote:peac war)"},
      {"quote:(\"buffer zone\" OR talks)", "(any quote:[buffer zone] quote:talk)"},
  }));
  CAPTURE(row.query);
  CHECK(to_string(plan(row.query, {"en"}).root) == row.plan);
}

TEST_CASE("a word is looked for as each language of the index writes it", "[query]") {
  CHECK(to_string(plan("running", {"en", "de"}).root) == "(any run@en running@de)");
  CHECK(to_string(plan("NATO", {"en", "de"}).root) == "nato");
  CHECK(to_string(plan("\"two running\"", {"en", "de"}).root) ==
        "(any [two run]@en [two running]@de)");
  CHECK(to_string(plan("NATO", {}).root) == "(nothing)");
}

TEST_CASE("a word is left out for the languages in which it is very common", "[query]") {
  CHECK(to_string(plan("the harbour", {"en", "de"}).root) ==
        "(any the@de (any harbor@en harbour@de))");
  CHECK(to_string(plan("the", {"en", "de"}).root) == "(any the@de the@en)");
  CHECK(to_string(plan("+the", {"en", "de"}).root) == "(any the@en the@de)");
  CHECK(to_string(plan("dues", {"en", "fr"}).root) == "due@en");
  CHECK(to_string(plan("du", {"fr", "en"}).root) == "(any du@en du@fr)");
}

TEST_CASE("a word that is common in another language only is not reported", "[query]") {
  CHECK(plan("wire", {"en", "de"}).diagnostics.empty());
  CHECK(plan("the harbour", {"en", "de"}).diagnostics.size() == 1);
}

TEST_CASE("words that were left out are reported", "[query]") {
  struct Row {
    std::string query;
    std::string message;
  };
  const auto row = GENERATE(values<Row>({
      {"the war in Ukraine", "Left out very common words: the, in"},
      {"war & peace", "& has no letters or digits"},
      {"\"!\" war", "! has no letters or digits"},
  }));
  CAPTURE(row.query);
  const auto diagnostics = plan(row.query, {"en"}).diagnostics;
  REQUIRE(diagnostics.size() == 1);
  CHECK_THAT(diagnostics.front().message, newsgrep::test::ContainsSubstring(row.message));
}
