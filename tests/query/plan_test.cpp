#include "query/plan.hpp"

#include <string>
#include <vector>

#include "analysis/variants.hpp"
#include "support/catch.hpp"

using namespace newsgrep;
using namespace newsgrep::detail;

namespace {

Plan plan(const std::string& text, const std::vector<std::string>& languages) {
  static const VariantTable variants;
  std::vector<LanguageAnalyzer> analyzers;
  for (const auto& language : languages) {
    analyzers.push_back({language, Analyzer(language, variants)});
  }
  return make_plan(parse_query(text), analyzers);
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

TEST_CASE("words that were left out are reported", "[query]") {
  struct Row {
    std::string query;
    std::string message;
  };
  const auto row = GENERATE(values<Row>({
      {"the war in Ukraine", "left out: the, in"},
      {"war & peace", "neither letters nor digits"},
      {"\"!\" war", "neither letters nor digits"},
  }));
  CAPTURE(row.query);
  const auto diagnostics = plan(row.query, {"en"}).diagnostics;
  REQUIRE(diagnostics.size() == 1);
  CHECK_THAT(diagnostics.front().message, newsgrep::test::ContainsSubstring(row.message));
}
