#include "searcher/query/occurrences.hpp"

#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "searcher/query/plan.hpp"
#include "tests/support/catch.hpp"
#include "text/analyzer.hpp"
#include "text/stable_hash.hpp"
#include "text/variants.hpp"

using namespace newsgrep;
using namespace newsgrep::text;
using namespace newsgrep::query;

namespace {

/// Stands for nothing; the plans here have no patterns that need it.
class NoVocabulary : public Vocabulary {
 public:
  Expansion expand(const WordPattern&, WordsOf) const override { return {}; }
};

/// Returns a plan of words, phrases, OR and NEAR as an operand of a near.
NearOperand as_operand(const PlanNode& plan) {
  if (const auto* sequence = std::get_if<Sequence>(&plan.what)) return {*sequence};
  if (const auto* near = std::get_if<Near>(&plan.what)) return {*near};
  AnyOperand any;
  for (const auto& part : std::get<AnyOf>(plan.what).parts)
    any.operands.push_back(as_operand(part));
  return {std::move(any)};
}

/// A plan and a text in no language, so that all words are what they look like.
class Match {
 public:
  Match(const std::string& query, std::string text) : text_(std::move(text)) {
    static const NoVocabulary vocabulary;
    names_.push_back({"und", Analyzer("und", variants())});
    analyzers_.push_back({"und", Analyzer("und", variants())});
    Clock clock;
    plan_ = make_plan(parse_query(query), {analyzers_, names_, vocabulary, clock}).root;
    analyzers_.front().analyzer.analyze(text_, tokens_);
  }

  bool holds() const {
    auto text = analyzed();
    return query::holds(plan_, text);
  }

  /// Where the plan stands, by the words: `0-2 5-6`.
  std::string occurrences() const {
    auto text = analyzed();
    return to_string(query::occurrences(as_operand(plan_), text));
  }

  /// What is highlighted: the text with square brackets.
  std::string marked() const {
    auto text = analyzed();
    std::vector<Span> spans;
    collect_matches(plan_, text, spans);
    std::string out;
    std::size_t at = 0;
    for (const auto& range : text.ranges(spans)) {
      out += text_.substr(at, range.begin - at) + "[" +
             text_.substr(range.begin, range.end - range.begin) + "]";
      at = range.end;
    }
    return out + text_.substr(at);
  }

 private:
  static const VariantTable& variants() {
    static const VariantTable table;
    return table;
  }

  static std::string to_string(const std::vector<Span>& spans) {
    std::string out;
    for (const auto& span : spans) {
      out += (out.empty() ? "" : " ") + std::to_string(span.begin) + "-" + std::to_string(span.end);
    }
    return out;
  }

  AnalyzedText analyzed() const { return {text_, tokens_, "und"}; }

  std::string text_;
  std::vector<LanguageAnalyzer> analyzers_;
  std::vector<LanguageAnalyzer> names_;
  std::vector<Token> tokens_;
  PlanNode plan_;
};

}  // namespace

TEST_CASE("sequences, alternatives and nears are found where they stand", "[query]") {
  struct Row {
    std::string text;
    std::string query;
    std::string spans;
  };
  const std::vector<Row> rows = {
      // Sequences.
      {"a b c", "b", "1-2"},
      {"a b a", "a", "0-1 2-3"},
      {"a b c", "\"b c\"", "1-3"},
      {"a b c", "\"c b\"", ""},
      {"a b a b a", "\"a b a\"", "0-3 2-5"},
      {"a a a", "\"a a\"", "0-2 1-3"},
      {"a b", "\"a b c\"", ""},
      {"", "a", ""},
      // Alternatives.
      {"a b c", "a OR c OR x", "0-1 2-3"},
      {"a b c", "\"a b\" OR a OR b", "0-1 0-2 1-2"},
      // The distance at its limit.
      {"a b", "a NEAR/1 b", "0-1 1-2"},
      {"a x b", "a NEAR/1 b", ""},
      {"a x b", "a NEAR/2 b", "0-1 2-3"},
      {"b x a", "a NEAR/2 b", "0-1 2-3"},
      {"a x x b", "a NEAR/2 b", ""},
      {"a x b", "a BEFORE/2 b", "0-1 2-3"},
      {"a x x b", "a BEFORE/2 b", ""},
      {"b x a", "a BEFORE/2 b", ""},
      {"a b x", "\"a b\" NEAR/1 x", "0-2 2-3"},
      {"x a b", "\"a b\" NEAR/1 x", "0-1 1-3"},
      {"a b c x", "\"a b\" NEAR/1 x", ""},
      {"a b c x", "\"a b\" NEAR/2 x", "0-2 3-4"},
      // Only those that have a partner.
      {"a x x x a b", "a NEAR/2 b", "4-5 5-6"},
      {"a b x x x a", "a BEFORE/9 b", "0-1 1-2"},
      // The same word twice, and overlaps.
      {"the", "the NEAR/5 the", ""},
      {"the x the", "the NEAR/5 the", "0-1 2-3"},
      {"the x x x x the", "the NEAR/5 the", "0-1 5-6"},
      {"the x x x x x the", "the NEAR/5 the", ""},
      {"a b c", "\"a b\" NEAR/5 \"b c\"", ""},
      {"a b c b", "\"a b\" NEAR/5 b", "0-2 3-4"},
      {"a b", "\"a b\" NEAR/5 (a OR b)", ""},
      // Chains.
      {"a b c", "a NEAR/1 b NEAR/1 c", "0-1 1-2 2-3"},
      {"a c b", "a NEAR/1 b NEAR/1 c", ""},
      {"c b a", "a NEAR/1 b NEAR/1 c", "0-1 1-2 2-3"},
      {"a b c", "a BEFORE/1 b BEFORE/1 c", "0-1 1-2 2-3"},
      {"c b a", "a BEFORE/1 b BEFORE/1 c", ""},
      {"a b x x x x b c", "a NEAR/1 b NEAR/1 c", ""},
      {"a b x x x x b c x a b c", "a NEAR/1 b NEAR/1 c", "9-10 10-11 11-12"},
      {"a b x c x x a", "a NEAR/1 b NEAR/3 c", "0-1 1-2 3-4"},
      // A near within a near.
      {"a b x c", "(a NEAR/1 b) NEAR/3 c", "0-1 1-2 3-4"},
      {"a b x x c", "(a NEAR/1 b) NEAR/3 c", "1-2 4-5"},
      {"a b x x x c", "(a NEAR/1 b) NEAR/3 c", ""},
      {"c x x a b", "(a NEAR/1 b) BEFORE/3 c", ""},
      {"c x a b x d", "c NEAR/3 (a NEAR/1 b) NEAR/3 d", "0-1 2-3 3-4 5-6"},
      // Required words beside a near.
      {"a x b x c", "(a OR b) NEAR/2 c", "2-3 4-5"},
  };
  for (const auto& row : rows) {
    CAPTURE(row.text, row.query);
    const Match match(row.query, row.text);
    CHECK(match.occurrences() == row.spans);
    CHECK(match.holds() == !row.spans.empty());
  }
}

TEST_CASE("a text holds what a plan asks for", "[query]") {
  struct Row {
    std::string text;
    std::string query;
    bool holds;
  };
  const std::vector<Row> rows = {
      {"a b", "a x", true},
      {"a b", "x y", false},
      {"a b", "+x a", false},
      {"a b", "+a x", true},
      {"a b", "a -b", false},
      {"a b", "a -x", true},
      {"a b", "a AND b", true},
      {"a b", "a AND x", false},
      {"a b", "a NOT b", false},
      {"a b c", "a -\"b c\"", false},
      {"a b c", "a -\"c b\"", true},
      {"a b x x x x c", "(a AND c) NEAR/2 b", false},
      {"a b c", "(a AND c) NEAR/2 b", true},
      {"a b c", "a -(b NEAR/1 c)", false},
      {"say \u201Ca b\u201D c", "quote:a", true},
      {"say \u201Ca b\u201D c", "quote:c", false},
      {"say \u201Ca b\u201D c", "quote:\"a b\"", true},
      {"say \u201Ca b\u201D c", "quote:\"b c\"", false},
  };
  for (const auto& row : rows) {
    CAPTURE(row.text, row.query);
    CHECK(Match(row.query, row.text).holds() == row.holds);
  }
}

TEST_CASE("what matched is marked, once, without what only matched in part", "[query]") {
  struct Row {
    std::string text;
    std::string query;
    std::string marked;
  };
  const std::vector<Row> rows = {
      {"a b c", "a c x", "[a] b [c]"},
      {"a b a b a", "\"a b a\"", "[a b a b a]"},
      {"a b c", "(a AND x) OR c", "a b [c]"},
      {"a b c", "(a AND b) OR x", "[a] [b] c"},
      {"a b c", "a -x", "[a] b c"},
      {"a x x b", "(a NEAR/1 b) OR x", "a [x] [x] b"},
      {"a b x a", "a NEAR/1 b", "[a] [b] x a"},
  };
  for (const auto& row : rows) {
    CAPTURE(row.text, row.query);
    CHECK(Match(row.query, row.text).marked() == row.marked);
  }
}

TEST_CASE("words near each other in a long text are found in little time", "[query]") {
  std::string text;
  for (int i = 0; i < 20'000; ++i) text += "a b ";
  const Match match("a NEAR/10 b NEAR/10 a", text);
  CHECK(match.holds());
}
