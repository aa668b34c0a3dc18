#include <algorithm>
#include <array>
#include <chrono>
#include <random>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "newsgrep/query.hpp"
#include "tests/docs/ebnf.hpp"
#include "tests/searcher/query/hostile_queries.hpp"
#include "tests/searcher/query/understood_queries.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/read_file.hpp"

using newsgrep::test::Grammar;

namespace {

constexpr std::array<std::string_view, 8> spaces = {" ",  "\t", "\n",     "\r",
                                                    "\v", "\f", "\u00A0", "\u3000"};
constexpr std::array<std::string_view, 5> quotation_marks = {"\"", "\u201C", "\u201D", "\u201E",
                                                             "\u201F"};

template <std::size_t size>
bool is_one_of(std::string_view character, const std::array<std::string_view, size>& all) {
  return std::find(all.begin(), all.end(), character) != all.end();
}

template <std::size_t size>
bool starts_with_one_of(std::string_view text, const std::array<std::string_view, size>& all) {
  return std::any_of(all.begin(), all.end(), [&](auto one) { return text.starts_with(one); });
}

template <std::size_t size>
bool ends_with_one_of(std::string_view text, const std::array<std::string_view, size>& all) {
  return std::any_of(all.begin(), all.end(), [&](auto one) { return text.ends_with(one); });
}

bool ends_with_any_byte_of(std::string_view text, std::string_view bytes) {
  return !text.empty() && bytes.find(text.back()) != bytes.npos;
}

bool is_ascii_letter(std::string_view character) {
  return character.size() == 1 && ((character[0] >= 'a' && character[0] <= 'z') ||
                                   (character[0] >= 'A' && character[0] <= 'Z'));
}

bool is_digit(std::string_view character) {
  return character.size() == 1 && character[0] >= '0' && character[0] <= '9';
}

/// Dashes and apostrophes, what else people paste: characters beyond ASCII that are no letters.
bool is_wide_mark(std::string_view character) {
  return character >= "\u2010" && character <= "\u2BFF";
}

bool is_letter(std::string_view character) {
  return is_ascii_letter(character) ||
         (character.size() > 1 && character >= "\u00C0" && !is_one_of(character, spaces) &&
          !is_one_of(character, quotation_marks) && !is_wide_mark(character));
}

bool is_quiet_mark(std::string_view character) {
  constexpr std::array<std::string_view, 4> others = {"(", ")", "*", "~"};
  return !is_letter(character) && !is_digit(character) && !is_one_of(character, spaces) &&
         !is_one_of(character, quotation_marks) && !is_one_of(character, others);
}

/// The meaning of the question marks in the grammar of docs/query.md.
newsgrep::test::Specials specials() {
  return {
      {"a letter of any script",
       {is_letter,
        {"a", "b", "e", "x", "A", "N", "D", "O", "R", "T", "\u00E9", "\u4E2D", "\u0416"},
        {},
        {}}},
      {"one of A to Z and a to z",
       {is_ascii_letter, {"a", "e", "n", "d", "A", "N", "D", "O", "R"}, {}, {}}},
      {"any other character but white space, quotation marks, brackets, * and ~",
       {is_quiet_mark, {"-", "+", "=", ":", "/", ".", ",", "'", "&", "\\", "\u2019"}, {}, {}}},
      {"a space, tab, line break, no-break space or ideographic space",
       {[](auto c) { return is_one_of(c, spaces); }, {" ", " ", "\t", "\u00A0"}, {}, {}}},
      {"one of the double quotation marks \", \u201C, \u201D, \u201E and \u201F",
       {[](auto c) { return is_one_of(c, quotation_marks); }, {"\"", "\u201C", "\u201D"}, {}, {}}},
      {"any character but a quotation mark",
       {[](auto c) { return !is_one_of(c, quotation_marks); }, {"a", "B", " ", "(", "*"}, {}, {}}},
      {"any character", {[](auto) { return true; }, {"a", "(", " ", ":"}, {}, {}}},
      {"directly after a quotation mark or \")\"",
       {{},
        {},
        [](auto text) { return text.ends_with(')') || ends_with_one_of(text, quotation_marks); },
        {}}},
      {"directly before a quotation mark or \"(\"",
       {{},
        {},
        {},
        [](auto text) {
          return text.starts_with('(') || starts_with_one_of(text, quotation_marks);
        }}},
      {"directly after a quotation mark",
       {{}, {}, [](auto text) { return ends_with_one_of(text, quotation_marks); }, {}}},
      {"directly after anything but white space, \":\", \"+\", \"-\", \"=\" and brackets",
       {{},
        {},
        [](auto text) {
          return !text.empty() && !ends_with_one_of(text, spaces) &&
                 !ends_with_any_byte_of(text, ":+-=()");
        },
        {}}},
      {"directly before white space, a quotation mark, \")\" or the end",
       {{},
        {},
        {},
        [](auto text) {
          return text.empty() || text.starts_with(')') || starts_with_one_of(text, spaces) ||
                 starts_with_one_of(text, quotation_marks);
        }}},
      {"directly before white space or the end",
       {{}, {}, {}, [](auto text) { return text.empty() || starts_with_one_of(text, spaces); }}},
  };
}

/// The rules that the page calls not to be in the grammar, kept by making such texts only.
Grammar::Replacements semantic_rules() {
  return {{"year", {"1066", "1999", "2024", "2025", "9998"}},
          {"day", {"01", "09", "17", "28"}},
          {"date_range", {"2024..2025", "2025-03..", "..2025-03-14", "today..2025-03-15"}},
          {"age", {"0d", "7d", "2w", "006m", "999y"}},
          {"emoticon", {}}};
}

std::string read_page() {
  return newsgrep::test::read_file(NEWSGREP_SOURCE_DIR "/docs/query.md");
}

/// The queries in the first columns of the page's tables.
std::vector<std::string> queries_in_tables() {
  std::vector<std::string> queries;
  std::istringstream page(read_page());
  for (std::string line; std::getline(page, line);) {
    if (!line.starts_with("| `")) continue;
    std::istringstream cell(line.substr(0, line.find('|', 1)));
    for (std::string text; std::getline(cell, text, '`') && std::getline(cell, text, '`');) {
      queries.push_back(text);
    }
  }
  return queries;
}

const Grammar& grammar() {
  static const Grammar grammar = [] {
    const auto page = read_page();
    constexpr std::string_view opening = "```ebnf\n";
    const auto begin = page.find(opening);
    REQUIRE(begin != std::string::npos);
    const auto end = page.find("```", begin + opening.size());
    return Grammar(page.substr(begin + opening.size(), end - begin - opening.size()), specials());
  }();
  return grammar;
}

/// Returns whether the grammar derives `query` without what the semantic rules are about.
bool derives_beyond_rules(const std::string& query) {
  return grammar().derives("query", query, {"day", "date_range", "age", "emoticon"});
}

bool begins_character(const std::string& text, std::size_t at) {
  return at >= text.size() || (static_cast<unsigned char>(text[at]) & 0xC0) != 0x80;
}

bool is_understood(const std::string& query) {
  newsgrep::QueryOptions options;
  options.now = std::chrono::sys_days(std::chrono::year(2025) / 3 / 15);
  const auto diagnostics = newsgrep::parse_query(query, options).diagnostics();
  return std::none_of(diagnostics.begin(), diagnostics.end(), [](const auto& diagnostic) {
    return diagnostic.kind == newsgrep::Diagnostic::Kind::mistake;
  });
}

}  // namespace

TEST_CASE("the grammar in docs/query.md derives what the parser's examples show", "[docs]") {
  for (const auto& row : newsgrep::test::understood_queries()) {
    CAPTURE(row.query);
    CHECK(grammar().derives("query", row.query));
  }
}

TEST_CASE("the examples of docs/query.md are taken as they are typed", "[docs]") {
  const auto queries = queries_in_tables();
  CHECK(queries.size() > 20);
  for (const auto& query : queries) {
    CAPTURE(query);
    CHECK(is_understood(query));
    CHECK(grammar().derives("query", query));
  }
}

TEST_CASE("the grammar in docs/query.md derives plain words with what people paste", "[docs]") {
  for (const auto& query : newsgrep::test::plain_queries()) {
    CAPTURE(query);
    CHECK(grammar().derives("query", query));
  }
}

TEST_CASE("what the grammar in docs/query.md derives is taken as it is typed", "[docs]") {
  std::mt19937 random(2025);
  for (int i = 0; i < 1500; ++i) {
    const auto query = grammar().random_text("alternatives", semantic_rules(), random);
    CAPTURE(query);
    CHECK(is_understood(query));
  }
}

TEST_CASE("the grammar in docs/query.md derives no query that the parser corrects", "[docs]") {
  for (const auto& query : newsgrep::test::hostile_queries()) {
    if (query.size() > 200) continue;
    CAPTURE(query);
    CHECK((is_understood(query) || !derives_beyond_rules(query)));
  }
}

TEST_CASE("the grammar in docs/query.md derives no spoilt query that the parser corrects",
          "[docs]") {
  std::mt19937 random(7);
  const std::string signs = "()\"+-=*~: aN1";
  int corrected = 0;
  for (int i = 0; i < 1500; ++i) {
    auto query = grammar().random_text("alternatives", semantic_rules(), random);
    const auto at = random() % (query.size() + 1);
    if (query.size() > 80 || !begins_character(query, at)) continue;
    if (random() % 2 == 0 || !begins_character(query, at + 1)) {
      query.insert(at, 1, signs[random() % signs.size()]);
    } else {
      query.erase(at, 1);
    }
    if (is_understood(query)) continue;
    CAPTURE(query);
    CHECK_FALSE(derives_beyond_rules(query));
    ++corrected;
  }
  CHECK(corrected > 100);
}
