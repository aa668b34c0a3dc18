#include <chrono>
#include <random>
#include <string>
#include <vector>

#include "newsgrep/query.hpp"
#include "searcher/query/parser.hpp"
#include "tests/searcher/query/understood_queries.hpp"
#include "tests/support/ast_children.hpp"
#include "tests/support/catch.hpp"

using newsgrep::parse_query;
using newsgrep::QueryOptions;
using newsgrep::test::children_of;
using newsgrep::test::root_of;

namespace {

/// 15 March 2025, a Saturday, at noon.
QueryOptions options() {
  QueryOptions options;
  options.now = std::chrono::sys_days(std::chrono::year(2025) / 3 / 15) + std::chrono::hours(12);
  return options;
}

}  // namespace

TEST_CASE("a query is read as its tree says", "[query]") {
  const auto row = GENERATE(from_range(newsgrep::test::understood_queries()));
  CAPTURE(row.query);
  const auto query = parse_query(row.query, options());
  CHECK(query.text() == row.query);
  CHECK(query.to_string() == row.tree);
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
      // Without a partner.
      {"say \"buffer zone", "(any say \"buffer zone\")", "Missing closing quotation mark", {4, 16}},
      {"\"", "(any \"\")", "Missing closing quotation mark", {0, 1}},
      {"=\"buffer zone", "(any =\"buffer zone\")", "Missing closing quotation mark", {1, 13}},
      {"title:\"x", "(any (title \"x\"))", "Missing closing quotation mark", {6, 8}},
      {"a (b OR c", "(any a (either b c))", "Missing closing bracket", {2, 3}},
      {"((a) b", "(any (any a b))", "Missing closing bracket", {0, 1}},
      {"(f(x)", R"((any f\(x\)))", "Missing closing bracket", {0, 1}},
      {"a (", "(any a)", "Missing closing bracket", {2, 3}},
      {"a) b", "(any a b)", "without an opening one", {1, 2}},
      {"(a)) b", "(any a b)", "without an opening one", {3, 4}},
      {"a)))b", "(any a b)", "without an opening one", {1, 4}},
      {"f(x)) b", R"((any f\(x\) b))", "without an opening one", {4, 5}},
      {"a ) b", "(any a b)", "without an opening one", {2, 3}},
      {"\"a\")", "(any \"a\")", "without an opening one", {3, 4}},
      {"a ()", "(any a)", "Nothing between the brackets", {2, 4}},
      {"a AND ( )", "(any a)", "Nothing between the brackets", {6, 9}},

      // Only excluding.
      {"-peace", "(any -peace)", "only leaves things out", {0, 6}},
      {"-peace -\"buffer zone\"",
       "(any -peace -\"buffer zone\")",
       "only leaves things out",
       {0, 21}},
      {"NOT peace", "(any -peace)", "only leaves things out", {0, 9}},
      {"NOT a NOT b", "(any -a -b)", "only leaves things out", {0, 11}},
      {"NOT a AND -b", "(any -a -b)", "only leaves things out", {0, 12}},
      {"-lang:pt-BR", "(any -(lang pt-BR))", "only leaves things out", {0, 11}},
      {"-(a b)", "(any -(any a b))", "only leaves things out", {0, 6}},
      {"a +(-b)", "(any a)", "only leaves things out", {2, 7}},
      {"a title:(NOT b)", "(any a)", "only leaves things out", {8, 15}},
      {"a OR -b", "(any a)", "only leaves things out", {5, 7}},
      {"a OR -b -c OR d", "(either a d)", "only leaves things out", {5, 10}},
      {"a OR NOT b", "(any a)", "only leaves things out", {5, 10}},
      {"a NOT -b", "(any a)", "only leaves things out", {6, 8}},
      {"title:(-a) b", "(any b)", "only leaves things out", {6, 10}},

      // Operators.
      {"OR a", "(any a)", "OR needs a word before it", {0, 2}},
      {"AND a", "(any a)", "AND needs a word before it", {0, 3}},
      {"a OR", "(any a)", "OR needs a word after it", {2, 4}},
      {"a AND", "(any a)", "AND needs a word after it", {2, 5}},
      {"a NOT", "(any a)", "NOT needs a word after it", {2, 5}},
      {"a OR OR b", "(either a b)", "OR needs a word after it", {2, 4}},
      {"a AND OR b", "(either a b)", "AND needs a word after it", {2, 5}},
      {"a NOT NOT b", "(all +a -b)", "NOT needs a word after it", {2, 5}},
      {"(a OR) b", "(any a b)", "OR needs a word after it", {3, 5}},
      {"(OR a) b", "(any a b)", "OR needs a word before it", {1, 3}},
      {"a NEAR", "(any a)", "NEAR needs a word after it", {2, 6}},
      {"NEAR/5 a", "(any a)", "NEAR/5 needs a word before it", {0, 6}},
      {"a BEFORE/2", "(any a)", "BEFORE/2 needs a word after it", {2, 10}},
      {"a NEAR NEAR b", "(any (near/10 a b))", "NEAR needs a word after it", {2, 6}},
      {"a NEAR NOT b", "(all +a -b)", "NEAR needs a word after it", {2, 6}},
      {"AND", "(any)", "AND", {0, 3}},
      {"a NEAR/0 b", "(any (near/1 a b))", "Distance read as 1", {2, 8}},
      {"a NEAR/1001 b", "(any (near/1000 a b))", "read as 1000", {2, 11}},
      {"a BEFORE/99999999999999999999 b", "(any (before/1000 a b))", "read as 1000", {2, 29}},
      {"a NEAR -b", "(any a)", "An excluded word cannot stand beside NEAR", {7, 9}},
      {"a NEAR +b", "(any (near/10 a b))", "A sign cannot stand beside NEAR", {7, 8}},
      {"a BEFORE title:b", "(any a)", "title: cannot stand beside BEFORE", {9, 16}},
      {"title:a NEAR b", "(any b)", "title: cannot stand beside NEAR", {0, 7}},
      {"title:a NEAR/3 b NEAR/3 c", "(any (near/3 b c))", "title: cannot", {0, 7}},
      {"(a -b) NEAR c", "(any (near/10 a c))", "An excluded word cannot", {3, 5}},
      {"(a NOT b) NEAR c", "(any (near/10 a c))", "An excluded word cannot", {7, 8}},
      {"(+a b) NEAR c", "(any (near/10 (any a b) c))", "A sign cannot", {1, 3}},
      {"a NEAR (b OR by:c)", "(any (near/10 a b))", "by: cannot", {13, 17}},
      {"a NEAR (date:7d) c", "(any a c)", "date: cannot", {7, 16}},

      // Fields.
      {"title: x", "(any title x)", "title: needs a value", {0, 6}},
      {"a Title:", "(any a Title)", "Title: needs a value", {2, 8}},
      {"(date:) a", "(any date a)", "date: needs a value", {1, 6}},
      {"title:by: x", "(any (title by) x)", "by: needs a value", {6, 9}},
      {"foo:bar", "(any foo:bar)", "No field is called foo", {0, 4}},
      {"a -foo:bar", "(any a -foo:bar)", "No field is called foo", {3, 7}},
      {"tittle:\"a b\"", "(any tittle: \"a b\")", "No field is called tittle", {0, 7}},
      {"foo:(a OR b)", "(any foo: (either a b))", "No field is called foo", {0, 4}},
      {"foo:bar*", "(any foo:bar*)", "No field is called foo", {0, 4}},
      {"a lang:(en OR de)", "(any a)", "lang: takes one value", {2, 17}},
      {"a lang:\"en\"", "(any a)", "lang: takes one value", {2, 11}},
      {"a lang:e*", "(any a)", "e* is no language code", {2, 9}},
      {"a lang:german", "(any a)", "german is no language code", {2, 13}},
      {"a lang:en-", "(any a)", "en- is no language code", {2, 10}},
      {"a path:(b)", "(any a)", "path: takes one value", {2, 10}},
      {"a path:title:b", "(any a)", "path: takes one value", {2, 14}},
      {"a date:(7d)", "(any a)", "date: takes one value", {2, 11}},
      {"a date:\"7d\"", "(any a)", "date: takes one value", {2, 11}},
      {"a date:2025-13", "(any a)", "2025-13 is not a date", {7, 14}},
      {"date:soon", "(any)", "soon is not a date", {5, 9}},
      {"a NOT date:2025-02-30", "(any a)", "2025-02-30 does not exist", {11, 21}},
      {"a AND date:0999", "(any a)", "outside the years", {11, 15}},
      {"a OR date:2025..2024", "(any a)", "2024 is before 2025", {10, 20}},
      {"a date:-7d", "(any a)", "-7d is not a date", {7, 10}},

      // Wildcards and fuzzy words.
      {"a*", "(any a)", "A wildcard needs two letters", {0, 2}},
      {"b +5*", "(any b +5)", "A wildcard needs two letters", {3, 5}},
      {"\u4E2D*", "(any \u4E2D)", "A wildcard needs two letters", {0, 4}},
      {"*fire", "(any fire)", "only stand at the end", {0, 5}},
      {"ce*fire", "(any ce*fire)", "only stand at the end", {0, 7}},
      {"a **bold** b", "(any a bold b)", "only stand at the end", {2, 10}},
      {"*bold*", "(any bold)", "only stand at the end", {0, 6}},
      {"5*3", "(any 5*3)", "only stand at the end", {0, 3}},
      {"fire**", "(any fire)", "only stand at the end", {0, 6}},
      {"=*fire", "(any =fire)", "only stand at the end", {1, 6}},
      {"title:*fire", "(any (title fire))", "only stand at the end", {6, 11}},
      {"ab~", "(any ab)", "misspelt word needs three letters", {0, 3}},
      {"x ab~2", "(any x ab)", "misspelt word needs three letters", {2, 6}},
      {"zelenski~9", "(any zelenski~2)", "Number after ~ read as 2", {0, 10}},
      {"zelenski~0", "(any zelenski~1)", "Number after ~ read as 1", {0, 10}},
  }));
  CAPTURE(row.query);
  const auto query = parse_query(row.query, options());
  CHECK(query.to_string() == row.tree);
  REQUIRE(query.diagnostics().size() == 1);
  const auto& diagnostic = query.diagnostics().front();
  CHECK_THAT(diagnostic.message, newsgrep::test::ContainsSubstring(row.message));
  CHECK(diagnostic.where == row.where);
  CHECK_FALSE(diagnostic.hint.empty());
  CHECK(diagnostic.kind == newsgrep::Diagnostic::Kind::mistake);
}

TEST_CASE("a query that only leaves things out is told in its own words", "[query]") {
  const auto diagnostic = parse_query(" -oil ").diagnostics().at(0);
  CHECK(diagnostic.message == "-oil only leaves things out; add a word to look for");
  CHECK(diagnostic.hint == "For example: price -oil");
  CHECK(parse_query("a OR -oil").diagnostics().at(0).message ==
        "-oil only leaves things out; ignored");
}

TEST_CASE("the hint for a language by name is its code", "[query]") {
  CHECK(parse_query("lang:german").diagnostics().at(0).hint == "Write lang:de for German");
  CHECK(parse_query("lang:ENGLISH").diagnostics().at(0).hint == "Write lang:en for English");
  CHECK(parse_query("lang:klingon").diagnostics().at(0).hint ==
        "Write a code of two letters: lang:en");
}

TEST_CASE("mistakes are listed in the order of their places", "[query]") {
  const auto query = parse_query("OR (a* AND foo:b) ) title: \"c", options());
  CHECK(query.to_string() == R"((any (all +a +foo:b) title "c"))");
  std::vector<std::size_t> places;
  for (const auto& diagnostic : query.diagnostics()) places.push_back(diagnostic.where.begin);
  CHECK(places == std::vector<std::size_t>{0, 4, 11, 18, 20, 27});
}

TEST_CASE("of very many mistakes the first are listed", "[query]") {
  std::string text;
  for (int i = 0; i < 4000; ++i) text += "foo:bar ";
  const auto query = parse_query(text);
  CHECK(children_of(root_of(query)).size() == 4000);
  CHECK(query.diagnostics().size() == 101);
  CHECK_THAT(query.diagnostics().back().message,
             newsgrep::test::ContainsSubstring("More mistakes than are listed"));
}

TEST_CASE("a query can be taken as written altogether", "[query]") {
  auto as_written = options();
  as_written.as_written = true;
  const auto query =
      parse_query(R"(zone "buffer zone" =a neg* abc~ title:x lang:en path:y -z)", as_written);
  CHECK(query.to_string() ==
        R"((any =zone ="buffer zone" =a neg* abc~ (title =x) (lang en) (path y) -=z))");
  CHECK(query.diagnostics().empty());
}

TEST_CASE("nodes cover their place in the query", "[query]") {
  using newsgrep::ByteRange;
  const auto query = parse_query(R"(a +b -"c d" +(e OR =f) title:"g" h NEAR =i -by:(j))");
  REQUIRE(query.diagnostics().empty());
  const auto clauses = children_of(root_of(query));
  REQUIRE(clauses.size() == 7);
  CHECK(clauses[0].node->where == ByteRange{0, 1});
  CHECK(clauses[1].node->where == ByteRange{2, 4});
  CHECK(clauses[2].node->where == ByteRange{5, 11});
  const auto& either = *clauses[3].node;
  CHECK(either.where == ByteRange{12, 22});
  CHECK(children_of(either)[0].node->where == ByteRange{14, 15});
  CHECK(children_of(either)[1].node->where == ByteRange{19, 21});
  const auto& title = *clauses[4].node;
  CHECK(title.where == ByteRange{23, 32});
  CHECK(children_of(title)[0].node->where == ByteRange{29, 32});
  const auto& near = *clauses[5].node;
  CHECK(near.where == ByteRange{33, 42});
  CHECK(children_of(near)[0].node->where == ByteRange{33, 34});
  CHECK(children_of(near)[1].node->where == ByteRange{40, 42});
  const auto& by = *clauses[6].node;
  CHECK(by.where == ByteRange{43, 50});
  CHECK(children_of(by)[0].node->where == ByteRange{47, 50});
  CHECK(root_of(query).where == ByteRange{0, query.text().size()});
}

TEST_CASE("any bytes are a query, and printing a tree twice gives the same", "[query]") {
  std::mt19937 random(3);
  const std::string alphabet("ab \"+-\\\t()=*~:\0\xC2\xA0\xE2\x80\x9C\xFF", 22);
  for (int round = 0; round < 5000; ++round) {
    std::string text;
    for (auto size = random() % 20; size > 0; --size) text += alphabet[random() % alphabet.size()];
    const auto query = parse_query(text);
    REQUIRE(query.text() == text);
    REQUIRE(query.to_string() == parse_query(text).to_string());
    for (const auto& child : children_of(root_of(query))) {
      REQUIRE(child.node->where.begin <= child.node->where.end);
      REQUIRE(child.node->where.end <= text.size());
    }
  }
}

TEST_CASE("a query of a hundred thousand words is read in time that grows with its length",
          "[query]") {
  std::string text;
  for (int i = 0; i < 100'000; ++i) text += "word" + std::to_string(i) + " ";
  newsgrep::query::Mistakes mistakes;
  const newsgrep::query::QueryLimits no_limits{text.size(), text.size()};
  const auto root = newsgrep::query::parse(text, {}, mistakes, no_limits);
  CHECK(children_of(root).size() == 100'000);
}

TEST_CASE("of more than 4,096 words the first are read, and it is said where it ends", "[query]") {
  std::string text;
  for (int i = 0; i < 4095; ++i) text += "(w" + std::to_string(i) + ") ";
  text += "\"the last\"  ) ";
  CHECK(parse_query(text).diagnostics().size() == 1);  // The bracket.
  CHECK(children_of(root_of(parse_query(text))).size() == 4096);
  for (const std::string more :
       {"word", "\"a phrase\"", "+word", "title:word", "foo:(word", "-("}) {
    const auto begin = text.size();
    const auto query = parse_query(text + more + " and much more");
    CAPTURE(more);
    CHECK(children_of(root_of(query)).size() == 4096);
    REQUIRE_FALSE(query.diagnostics().empty());
    const auto& last = query.diagnostics().back();
    CHECK(last.message == "The query has too many words; read up to here");
    CHECK(last.kind == newsgrep::Diagnostic::Kind::mistake);
    CHECK(last.where.begin >= begin);
    CHECK(last.where.begin <= begin + more.size() + 1);
    CHECK(last.where.end == query.text().size());
  }
}

TEST_CASE("of more than 64 KiB whole words are read, and it is said where it ends", "[query]") {
  std::string text;
  while (text.size() < 65'530) text += "\"" + std::string(600, 'a') + " b\" ";
  const auto whole = parse_query(text.substr(0, 65'536));
  const auto query = parse_query(text + std::string(10'000'000, 'x'));
  CHECK(query.text().size() == text.size() + 10'000'000);
  REQUIRE_FALSE(query.diagnostics().empty());
  const auto& last = query.diagnostics().back();
  CHECK(last.message == "The query is too long; read up to here");
  CHECK(last.where.begin <= 65'536);
  CHECK(last.where.begin > 64'000);
  CHECK(last.where.end == query.text().size());
  CHECK(query.to_string().size() <= 2 * 65'536);
  // What was cut is no mistake beside it.
  CHECK(query.diagnostics().size() == 1);
  CHECK(parse_query("(\"" + std::string(70'000, 'x')).diagnostics().size() == 1);
  // A limit is said even where mistakes are too many to be listed.
  std::string mistakes;
  for (int i = 0; i < 10'000; ++i) mistakes += "foo:bar ";
  CHECK(parse_query(mistakes).diagnostics().size() == 103);
}
