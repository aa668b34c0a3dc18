#include "text/quotations.hpp"

#include <string>
#include <string_view>
#include <vector>

#include "tests/support/catch.hpp"

using namespace newsgrep::text;

namespace {

/// Returns the quotations of a text, each in square brackets.
std::string in_marks(std::string_view text) {
  std::string out;
  for (const auto& range : find_quotations(text)) {
    out += "[" + std::string(text.substr(range.begin, range.end - range.begin)) + "]";
  }
  return out;
}

struct Row {
  std::string text;
  std::string quotations;
};

void check(const std::vector<Row>& rows) {
  for (const auto& row : rows) {
    CAPTURE(row.text);
    CHECK(in_marks(row.text) == row.quotations);
  }
}

}  // namespace

TEST_CASE("quotations are found between marks of every kind", "[quotations]") {
  check({
      {"", ""},
      {"No marks at all.", ""},
      {"He said \"yes\" and \"no\".", "[yes][no]"},
      {"He said \u201Cyes\u201D and \u201Cno\u201D.", "[yes][no]"},
      {"Er sagte \u201Eja\u201C.", "[ja]"},
      {"Powiedzia\u0142 \u201Etak\u201D.", "[tak]"},
      {"Han sa \u201Dja\u201D.", "[ja]"},
      {"Il dit \u00ABoui\u00BB.", "[oui]"},
      {"Er sagte \u00BBja\u00AB.", "[ja]"},
      {"H\u00E4n sanoi \u00BBkyll\u00E4\u00BB.", "[kyll\u00E4]"},
      {"\u300C\u6771\u4EAC\u300D\u300E\u5317\u4EAC\u300F", "[\u6771\u4EAC][\u5317\u4EAC]"},
      {"He said \u2018yes\u2019.", "[yes]"},
  });
}

TEST_CASE("an apostrophe neither opens nor closes a quotation", "[quotations]") {
  check({
      {"\u2019tis the season of rock \u2019n\u2019 roll in the 1990s\u2019 hall", ""},
      {"The workers\u2019 hall", ""},
      {"don't 'tis 'quoted'", ""},
      {"\u2018O\u2019Brien won\u2019t go,\u2019 she said.", "[O\u2019Brien won\u2019t go,]"},
      {"rock\u2018n\u2019roll", ""},
      {"He said \u201CI don\u2019t know\u201D", "[I don\u2019t know]"},
      {"\u2018never closed", ""},
      {"\u2018never closed, \u201Cbut this is\u201D", "[but this is]"},
  });
}

TEST_CASE("punctuation beside a single mark is no part of a word", "[quotations]") {
  check({
      {"He said\u2014\u2018go\u2019\u2014and left", "[go]"},
      {"\u2026\u2018go\u2019\u2026", "[go]"},
      {"(\u2018go\u2019)", "[go]"},
      {"\u2018\u00e9t\u00e9\u2019 is summer", "[\u00e9t\u00e9]"},
      {"\u2018l\u2019\u00e9t\u00e9 vient\u2019 is a song", "[l\u2019\u00e9t\u00e9 vient]"},
  });
}

TEST_CASE("a quotation inside another is part of it", "[quotations]") {
  check({
      {"\u201CHe said \u2018go\u2019 to me\u201D", "[He said \u2018go\u2019 to me]"},
      {"\u2018He said \u201Cgo\u201D to me\u2019", "[He said \u201Cgo\u201D to me]"},
      {"\u00ABa \u201Cb\u201D c\u00BB", "[a \u201Cb\u201D c]"},
      {"\"a \u201Cb\u201D c\"", "[a \u201Cb\u201D c]"},
  });
}

TEST_CASE("a quotation without its closing mark runs to the end of the text", "[quotations]") {
  check({
      {"He said: \u201CFirst paragraph.", "[First paragraph.]"},
      {"He said \"a\" and \"b", "[a][b]"},
      {"\u201C", "[]"},
      {"\"\"", "[]"},
      {"\u201C\u201D rest", "[]"},
      {"\u2018\u2019 rest", "[]"},
      {"\"", "[]"},
      {"\xE2\x80", ""},
      {"\u201C\xFF", "[\xFF]"},
  });
}

TEST_CASE("a quotation is found wherever it begins and ends", "[quotations]") {
  for (std::size_t before = 0; before < 20; ++before) {
    for (std::size_t inside = 0; inside < 20; ++inside) {
      CAPTURE(before, inside);
      const std::string words(inside, '!');  // The sign below " in ASCII.
      const std::string text = std::string(before, '#') + "\"" + words + "\" said.";
      CHECK(in_marks(text) == "[" + words + "]");
      const std::string curly = std::string(before, '#') + "\u201C" + words + "\u201D said.";
      CHECK(in_marks(curly) == "[" + words + "]");
    }
  }
}
