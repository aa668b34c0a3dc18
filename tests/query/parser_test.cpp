#include <random>
#include <string>
#include <vector>

#include "newsgrep/query.hpp"
#include "query/ast.hpp"
#include "support/catch.hpp"

using newsgrep::parse_query;

TEST_CASE("a query is read as its tree says", "[query]") {
  struct Row {
    std::string query;
    std::string tree;
  };
  const auto row = GENERATE(values<Row>({
      {"", "(any)"},
      {"   ", "(any)"},
      {"ceasefire", "(any ceasefire)"},
      {"ceasefire demands NATO", "(any ceasefire demands NATO)"},
      {" tab\tand\nline\u00A0end\u3000", "(any tab and line end)"},
      {R"("buffer zone")", R"((any "buffer zone"))"},
      {"\u201Cbuffer zone\u201D", R"((any "buffer zone"))"},
      {"\u201Ebuffer zone\u201C", R"((any "buffer zone"))"},
      {R"(+"buffer zone" -Korea border)", R"((any +"buffer zone" -Korea border))"},
      {"+ceasefire +demands", "(any +ceasefire +demands)"},
      {"cease-fire 30-day", "(any cease-fire 30-day)"},
      {"C++ A+ x-", "(any C++ A+ x-)"},
      {"a - b + c", "(any a - b + c)"},
      {"--help", "(any --help)"},
      {R"(word"phrase"word)", R"((any word "phrase" word))"},
      {R"("" x)", R"((any "" x))"},
      {R"(back\slash)", R"((any back\\slash))"},
      {"don't AT&T 64-bit a/b e@x.org (x) [y] {z} *!?",
       "(any don't AT&T 64-bit a/b e@x.org (x) [y] {z} *!?)"},
  }));
  CAPTURE(row.query);
  const auto query = parse_query(row.query);
  CHECK(query.to_string() == row.tree);
  CHECK(query.text() == row.query);
  CHECK(query.diagnostics().empty());
}

TEST_CASE("what makes no sense in a query is reported where it is", "[query]") {
  struct Row {
    std::string query;
    std::string tree;
    std::string message;
    newsgrep::ByteRange where;
  };
  const auto row = GENERATE(values<Row>({
      {"say \"buffer zone", "(any say \"buffer zone\")", "never closed", {4, 16}},
      {"\"", "(any \"\")", "never closed", {0, 1}},
      {"-peace", "(any -peace)", "only excludes", {0, 6}},
      {"-peace -\"buffer zone\"", "(any -peace -\"buffer zone\")", "only excludes", {0, 21}},
  }));
  CAPTURE(row.query);
  const auto query = parse_query(row.query);
  CHECK(query.to_string() == row.tree);
  REQUIRE(query.diagnostics().size() == 1);
  const auto& diagnostic = query.diagnostics().front();
  CHECK_THAT(diagnostic.message, newsgrep::test::ContainsSubstring(row.message));
  CHECK(diagnostic.where == row.where);
  CHECK_FALSE(diagnostic.hint.empty());
}

TEST_CASE("a sign belongs to its clause, and clauses cover their place in the query", "[query]") {
  const auto query = parse_query(R"(a +b -"c d")");
  const auto& clauses = query.root().clauses;
  REQUIRE(clauses.size() == 3);
  CHECK(clauses[0].node.where == newsgrep::ByteRange{0, 1});
  CHECK(clauses[1].node.where == newsgrep::ByteRange{2, 4});
  CHECK(clauses[2].node.where == newsgrep::ByteRange{5, 11});
}

TEST_CASE("any bytes are a query, and printing a tree twice gives the same", "[query]") {
  std::mt19937 random(3);
  const std::string alphabet("ab \"+-\\\t\0\xC2\xA0\xE2\x80\x9C\xFF", 16);
  for (int round = 0; round < 5000; ++round) {
    std::string text;
    for (auto size = random() % 20; size > 0; --size) text += alphabet[random() % alphabet.size()];
    const auto query = parse_query(text);
    REQUIRE(query.text() == text);
    REQUIRE(query.to_string() == parse_query(text).to_string());
    for (const auto& clause : query.root().clauses) {
      REQUIRE(clause.node.where.begin <= clause.node.where.end);
      REQUIRE(clause.node.where.end <= text.size());
    }
  }
}

TEST_CASE("a query of a hundred thousand words is read in time that grows with its length",
          "[query]") {
  std::string text;
  for (int i = 0; i < 100'000; ++i) text += "word" + std::to_string(i) + " ";
  CHECK(parse_query(text).root().clauses.size() == 100'000);
}
