#include <cstdint>
#include <string_view>
#include <vector>

#include "newsgrep/query.hpp"
#include "searcher/query/plan.hpp"
#include "tests/support/require.hpp"
#include "text/variants.hpp"

using namespace newsgrep;
using newsgrep::test::require;

namespace {

class NoWords : public query::Vocabulary {
 public:
  query::Expansion expand(const query::WordPattern&, query::WordsOf) const override { return {}; }
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const text::VariantTable variants;
  static std::vector<query::LanguageAnalyzer> analyzers = [] {
    std::vector<query::LanguageAnalyzer> made;
    made.push_back({"en", text::Analyzer("en", variants)});
    made.push_back({"fr", text::Analyzer("fr", variants)});
    return made;
  }();
  static std::vector<query::LanguageAnalyzer> names = [] {
    std::vector<query::LanguageAnalyzer> made;
    made.push_back({"und", text::Analyzer("und", variants)});
    return made;
  }();
  static const NoWords vocabulary;
  query::Clock clock;
  const query::PlanContext context{analyzers, names, vocabulary, clock};
  for (auto& [language, analyzer] : analyzers) {
    if (analyzer.term_count() > 100'000) analyzer.forget();
  }
  const std::string_view text(reinterpret_cast<const char*>(data), size);

  const auto query = parse_query(text);
  require(query.text() == text, "the query keeps its text");
  require(query.to_string() == parse_query(text).to_string(), "parsing is deterministic");
  const auto plan = query::make_plan(query, context);
  require(to_string(plan.root) == to_string(query::make_plan(query, context).root),
          "planning is deterministic");
  for (const auto& diagnostic : plan.diagnostics) {
    require(diagnostic.where.begin <= diagnostic.where.end && diagnostic.where.end <= size,
            "diagnostics point into the query");
    require(!diagnostic.message.empty(), "diagnostics say something");
  }
  return 0;
}
