#include "tests/searcher/query/hostile_queries.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <random>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "newsgrep/query.hpp"
#include "searcher/query/overloaded.hpp"
#include "searcher/query/parser.hpp"
#include "tests/support/ast_children.hpp"
#include "tests/support/catch.hpp"
#include "text/utf8.hpp"

using newsgrep::ByteRange;
using newsgrep::parse_query;
using newsgrep::Query;
using newsgrep::QueryOptions;
using newsgrep::query::Node;
using newsgrep::query::Occurrence;
using newsgrep::test::Child;
using newsgrep::test::children_of;
using newsgrep::test::root_of;

namespace {

bool is_well_formed(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    if (newsgrep::text::next_code_point(text, at) < 0) return false;
  }
  return true;
}

bool is_inside(ByteRange where, std::string_view text) {
  return where.begin <= where.end && where.end <= text.size();
}

bool is_on_boundaries(ByteRange where, std::string_view text) {
  return newsgrep::text::character_boundary(text, where.begin) == where.begin &&
         newsgrep::text::character_boundary(text, where.end) == where.end;
}

std::size_t count(const std::vector<Child>& children, Occurrence occurrence) {
  return static_cast<std::size_t>(
      std::count_if(children.begin(), children.end(),
                    [&](const Child& child) { return child.occurrence == occurrence; }));
}

/// Returns true if a node has the number and kind of children that ast.hpp promises.
bool has_right_shape(const Node& node) {
  const auto children = children_of(node);
  return std::visit(
      newsgrep::query::Overloaded{
          [](const newsgrep::query::SideBySide&) { return true; },
          [](const newsgrep::query::Word& word) { return !word.text.empty(); },
          [](const newsgrep::query::Phrase&) { return true; },
          [&](const newsgrep::query::Either&) { return children.size() >= 2; },
          [&](const newsgrep::query::Conjunction&) {
            return children.size() >= 2 && count(children, Occurrence::optional) == 0 &&
                   count(children, Occurrence::required) > 0;
          },
          [&](const newsgrep::query::Nearness& near) {
            return children.size() >= 2 && near.max_distance >= 1 && near.max_distance <= 1000;
          },
          [](const newsgrep::query::TextField& field) {
            return newsgrep::query::info(field.field).kind == newsgrep::query::FieldKind::words;
          },
          [](const newsgrep::query::QuoteField&) { return true; },
          [](const newsgrep::query::LanguageField& language) { return !language.code.empty(); },
          [](const newsgrep::query::PathField& path) { return path.patterns.size() == 1; },
          [](const newsgrep::query::DateField& date) { return date.days.first <= date.days.last; },
      },
      node.what);
}

/// Returns true if every node has the right shape and lies inside its parent.
bool is_sound(const Node& node) {
  const auto children = children_of(node);
  return has_right_shape(node) &&
         std::all_of(children.begin(), children.end(), [&](const Child& child) {
           const auto where = child.node->where;
           return where.begin >= node.where.begin && where.end <= node.where.end &&
                  where.begin <= where.end && is_sound(*child.node);
         });
}

/// Checks what holds for any query.
void check(const std::string& text, const Query& query) {
  REQUIRE(query.text() == text);
  REQUIRE(is_sound(root_of(query)));
  const bool well_formed = is_well_formed(text);
  std::size_t before = 0;
  for (const auto& diagnostic : query.diagnostics()) {
    REQUIRE(is_inside(diagnostic.where, text));
    REQUIRE(diagnostic.where.begin >= before);
    before = diagnostic.where.begin;
    if (well_formed) REQUIRE(is_on_boundaries(diagnostic.where, text));
    REQUIRE_FALSE(diagnostic.message.empty());
    REQUIRE_FALSE(diagnostic.hint.empty());
  }
}

std::string repeated(std::string_view piece, std::size_t bytes) {
  std::string text;
  while (text.size() < bytes) text += piece;
  return text;
}

}  // namespace

TEST_CASE("whatever is typed is read somehow, and twice in the same way", "[query]") {
  const auto queries = newsgrep::test::hostile_queries();
  CHECK(queries.size() >= 300);
  const QueryOptions options;
  for (const auto& text : queries) {
    CAPTURE(text);
    const auto query = parse_query(text, options);
    check(text, query);
    CHECK(parse_query(text, options).to_string() == query.to_string());
  }
}

TEST_CASE("punctuation in plain words is harmless", "[query]") {
  for (const auto& text : newsgrep::test::plain_queries()) {
    CAPTURE(text);
    const auto query = parse_query(text);
    CHECK(query.diagnostics().empty());
    const auto children = children_of(root_of(query));
    const bool is_plain = std::all_of(children.begin(), children.end(), [](const Child& child) {
      return children_of(*child.node).empty();
    });
    CHECK(is_plain);
  }
}

TEST_CASE(
    "ten megabytes of anything are read at once, and a megabyte without limits in linear time",
    "[query][slow]") {
  constexpr std::size_t megabyte = 1'000'000;
  const auto piece = GENERATE(values<std::string>({"x",
                                                   "(",
                                                   ")",
                                                   "()",
                                                   "(a ",
                                                   "a) ",
                                                   "a)",
                                                   "a(",
                                                   ":)",
                                                   "\"",
                                                   "\" ",
                                                   "OR ",
                                                   "NOT ",
                                                   "AND NOT ",
                                                   "a OR ",
                                                   "a NEAR b ",
                                                   "a NEAR/1 b NEAR/2 ",
                                                   "(a NEAR/1 ",
                                                   "-",
                                                   "-a ",
                                                   "-( ",
                                                   "+(",
                                                   "=",
                                                   "=a ",
                                                   "title:",
                                                   "foo:",
                                                   "title:(",
                                                   "-title:(-",
                                                   "date:x ",
                                                   "a* ",
                                                   "*a",
                                                   "abc~9 ",
                                                   "\u201C",
                                                   "\xFF",
                                                   "((a) NEAR b) NEAR ",
                                                   "(a OR ",
                                                   "(NOT ",
                                                   "a:b",
                                                   "foo:(",
                                                   "x AND (",
                                                   "quote:(a NEAR/3 ",
                                                   "path:*a* ",
                                                   "\u4F60\u597D",
                                                   "a\u0301",
                                                   "a~ "}));
  CAPTURE(piece);
  const auto text = repeated(piece, 10 * megabyte);
  const auto begin = std::chrono::steady_clock::now();
  const auto query = parse_query(text);
  const auto printed = query.to_string();
  newsgrep::query::Mistakes mistakes;
  const newsgrep::query::QueryLimits no_limits{megabyte, megabyte};
  const auto root =
      newsgrep::query::parse(text.substr(0, megabyte), QueryOptions(), mistakes, no_limits);
  // A hundred times what it takes, for slow machines and sanitizers; quadratic time takes minutes.
  CHECK(std::chrono::steady_clock::now() - begin < std::chrono::seconds(10));
  check(text, query);
  CHECK(is_sound(root));
  CHECK(printed.size() < 1'000'000);
}

TEST_CASE("what was refused beside NEAR is not looked at again and again", "[query][slow]") {
  // Read in quadratic time before: each NEAR went through the whole bracket.
  const auto text =
      "title:x NEAR (" + repeated("b ", 500'000) + ")" + repeated(" NEAR -x", 500'000);
  newsgrep::query::Mistakes mistakes;
  const newsgrep::query::QueryLimits no_limits{text.size(), text.size()};
  const auto begin = std::chrono::steady_clock::now();
  newsgrep::query::parse(text, QueryOptions(), mistakes, no_limits);
  CHECK(std::chrono::steady_clock::now() - begin < std::chrono::seconds(10));
}

TEST_CASE("four thousand words are four thousand clauses", "[query]") {
  std::string text;
  for (int i = 0; i < 4000; ++i) text += "word" + std::to_string(i) + " ";
  const auto query = parse_query(text);
  CHECK(children_of(root_of(query)).size() == 4000);
  CHECK(query.diagnostics().empty());
}

TEST_CASE("brackets and fields deeper than a hundred are reported and ignored", "[query]") {
  const auto brackets = parse_query(std::string(30'000, '(') + "a b" + std::string(30'000, ')'));
  CHECK(brackets.to_string() == "(any (any a b))");
  REQUIRE(brackets.diagnostics().size() == 1);
  CHECK(brackets.diagnostics().front().where == ByteRange{100, 101});

  const auto fields = parse_query(repeated("title:", 6'000) + "x");
  REQUIRE(fields.diagnostics().size() == 1);
  CHECK(fields.diagnostics().front().where == ByteRange{600, 6'000});
}

TEST_CASE("any mixture of what the grammar knows and junk is read", "[query]") {
  constexpr std::array<std::string_view, 64> pieces = {
      " ",      " ",       " ",        " ",     "a",      "b",       "ceasefire", "Kyiv",
      "(",      "(",       ")",        ")",     "\"",     "\"x y\"", "\u201C",    "OR",
      " OR ",   " AND ",   " NOT ",    "NOT",   "AND",    " NEAR ",  " NEAR/3 ",  " BEFORE ",
      "NEAR/",  "/5",      "+",        "-",     "=",      " +",      " -",        " =",
      "title:", " title:", " lang:",   "path:", "date:",  "quote:",  "foo:",      ":",
      "7d",     "2025-03", "..",       ">=",    "*",      "~",       "~1",        "~9",
      "neg*",   "zelen~",  ":)",       "\\",    "\u00A0", "\u4E2D",  "\u0301",    "\U0001F600",
      "\t",     "\n",      "\xE2\x80", "\xFF",  "'",      "&",       "-title:x",  "(a OR b)"};
  std::mt19937 random(17);
  const QueryOptions options;
  for (int round = 0; round < 20'000; ++round) {
    std::string text;
    for (auto size = random() % 16; size > 0; --size) text += pieces[random() % pieces.size()];
    CAPTURE(text);
    const auto query = parse_query(text, options);
    check(text, query);
    if (round % 16 == 0) REQUIRE(parse_query(text, options).to_string() == query.to_string());
  }
}
