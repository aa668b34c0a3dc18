#include "searcher/cli/diagnostic_text.hpp"

#include "cli/terminal.hpp"
#include "tests/support/catch.hpp"

using namespace newsgrep;
using namespace newsgrep::cli;

namespace {

Diagnostic mistake(ByteRange where, std::string message, std::string hint = {}) {
  return {where, std::move(message), std::move(hint), Diagnostic::Kind::mistake};
}

}  // namespace

TEST_CASE("the caret is under the part of the query that the message is about", "[cli]") {
  CHECK(caret_lines("late \"ferry", {5, 11}, 80) == "late \"ferry\n     ^~~~~~\n");
  CHECK(caret_lines("a b", {0, 1}, 80) == "a b\n^\n");
  CHECK(caret_lines("ab", {2, 2}, 80) == "ab\n  ^\n");
  CHECK(caret_lines("ab", {7, 9}, 80) == "ab\n  ^\n");
}

TEST_CASE("the caret counts wide, combining and escaped characters as they are shown", "[cli]") {
  CHECK(caret_lines("東京 (x", {7, 8}, 80) == "東京 (x\n     ^\n");
  CHECK(caret_lines("東京", {3, 6}, 80) == "東京\n  ^~\n");
  CHECK(caret_lines("e\u0301 (", {4, 5}, 80) == "e\u0301 (\n  ^\n");
  CHECK(caret_lines("a\tb\n(", {4, 5}, 80) == "a b (\n    ^\n");
  CHECK(caret_lines("\x1B[2J (", {5, 6}, 80) == "\\x1b[2J (\n        ^\n");
}

TEST_CASE("a long query is cut to what is around the place", "[cli]") {
  std::string query;
  for (int i = 0; i < 100; ++i) query += "word" + std::to_string(i) + " ";
  const auto at = GENERATE_COPY(as<std::size_t>(), 0, 5, 333, 600, query.size() - 3, query.size());
  const auto width = GENERATE(as<std::size_t>(), 3, 10, 40, 80);
  const auto size = GENERATE(as<std::size_t>(), 0, 1, 3, 200);
  CAPTURE(at, width, size);
  const auto lines = caret_lines(query, {at, at + size}, width);
  CAPTURE(lines);
  const auto line_end = lines.find('\n');
  CHECK(display_width(lines.substr(0, line_end)) <= width);
  const auto carets = lines.substr(line_end + 1, lines.size() - line_end - 2);
  const auto column = carets.find('^');
  REQUIRE(column != std::string::npos);
  CHECK(carets.size() <= width + 1);
  if (at < query.size() && query[at] != ' ') {
    // Cut marks have three bytes and one column.
    const bool cut = lines.starts_with("…");
    CHECK(lines.substr(cut ? column + 2 : column, 1) == query.substr(at, 1));
  }
}

TEST_CASE("a mistake is shown with its place, a note with a narrow one", "[cli]") {
  const std::string query = "a !!! b";
  CHECK(diagnostics_text(query, {mistake({2, 5}, "no letters", "leave it out")}, "", 80) ==
        "newsgrep: no letters\na !!! b\n  ^~~\nhint: leave it out\n");
  Diagnostic note{{0, query.size()}, "all is well", "", Diagnostic::Kind::note};
  CHECK(diagnostics_text(query, {note}, "", 80) == "newsgrep: all is well\n");
  note.where = {};
  CHECK(diagnostics_text(query, {note}, "", 80) == "newsgrep: all is well\n");
  note.where = {0, 1};
  CHECK(diagnostics_text(query, {note}, "q.txt:3", 80) ==
        "newsgrep: q.txt:3: all is well\na !!! b\n^\n");
  CHECK(diagnostics_text("", {mistake({0, 0}, "nothing there")}, "", 80) ==
        "newsgrep: nothing there\n");
}

TEST_CASE("at most five diagnostics of a query are shown", "[cli]") {
  const std::vector<Diagnostic> seven(7, mistake({0, 1}, "wrong"));
  const auto text = diagnostics_text("abc", seven, "", 80);
  CHECK(text.ends_with("newsgrep: 2 more messages about this query\n"));
  const std::vector<Diagnostic> five(5, mistake({0, 1}, "wrong"));
  CHECK(diagnostics_text("abc", five, "", 80).find("more") == std::string::npos);
}

TEST_CASE("a corrected query is the query with the words in place", "[cli]") {
  CHECK(parse_query("+ceasfire in Kiyv")
            .corrected({{{1, 9}, "ceasefire"}, {{13, 17}, "Kyiv"}})
            .text() == "+ceasefire in Kyiv");
  CHECK(parse_query("a b").corrected({}).text() == "a b");
  CHECK(parse_query("a b").corrected({{{2, 9}, "c"}}).text() == "a b");
}

TEST_CASE("corrections are offered, or reported when they were used", "[cli]") {
  SearchResult result;
  CHECK(corrections_text(parse_query("ceasfire"), result) == "");
  result.corrections = {{{0, 8}, "ceasefire"}};
  CHECK(corrections_text(parse_query("ceasfire"), result) == "Did you mean: ceasefire");
  result.corrected = true;
  CHECK(corrections_text(parse_query("ceasfire\x1B"), result) ==
        "Nothing matches \"ceasfire\\x1b\"; showing passages for \"ceasefire\\x1b\"");
}
