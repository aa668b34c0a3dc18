#include "text/analyzer.hpp"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "newsgrep/error.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/token_checks.hpp"

namespace newsgrep::test {
namespace {

using text::Analyzer;
using text::Term;
using text::Token;

TEST_CASE("a text of 4 GiB is refused", "[analyzer]") {
  const char byte = 'a';
  const std::string_view text(&byte, std::size_t{4} << 30);  // Only its size is looked at.
  Analyzer analyzer("en", shipped_variants());
  std::vector<Token> tokens;
  try {
    analyzer.analyze(text, tokens);
    FAIL("not refused");
  } catch (const Error& error) {
    CHECK(error.code() == ErrorCode::bad_argument);
  }
}

TEST_CASE("a text becomes terms", "[analyzer]") {
  struct Row {
    std::string_view text;
    std::string_view terms;
  };
  const std::vector<Row> rows{
      {"", ""},
      {"Negotiations, negotiating; NEGOTIATED!", "negoti negoti negoti"},
      {"buffer zones", "buffer zone"},
      {"86% of 1,100", "86 of 1100"},
      {"AT&T R&D C++ c#", "at&t r&d c++ c#"},
      {"e.g. this", "eg this"},
      {"caf\u00e9 cafe cafe\u0301", "cafe cafe cafe"},
      {"Erdo\u011fan \u0141\u00f3d\u017a stra\u00dfe \u00e6on", "erdogan lodz strass aeon"},
      {"\ufb01nance \uff2b\uff39\uff29\uff36 \u2167", "financ kyiv viii"},
      {"\u0415\u0449\u0451 \u0439 \u0418", "\u0435\u0449\u0435 \u0439 \u0438"},
      {"\u0391\u03b8\u03ae\u03bd\u03b1\u03c2", "\u03b1\u03b8\u03b7\u03bd\u03b1\u03c3"},
      {"don\u2019t don't don\u02bct", "don't don't don't"},
      {"f16s b2b", "f16s b2b"},
      {"\u0130stanbul", "istanbul"},
      {"\u0645\u0640\u0640\u0635\u0631", "\u0645\u0635\u0631"},
  };
  for (const Row& row : rows) {
    INFO("text: " << row.text);
    CHECK(terms_of(row.text) == row.terms);
  }
}

TEST_CASE("each language is stemmed in its own way", "[analyzer]") {
  struct Row {
    std::string_view language;
    std::string_view one;
    std::string_view other;
  };
  const std::vector<Row> rows{
      {"de", "Verhandlungen", "Verhandlung"},
      {"de", "H\u00e4user", "Haus"},
      {"de-AT", "H\u00e4user", "Haus"},
      {"DE", "H\u00e4user", "Haus"},
      {"fr", "l'accord", "l accords"},
      {"fr", "n\u00e9gociations", "n\u00e9gociation"},
      {"es", "negociaci\u00f3n", "negociaciones"},
      {"it", "trattative", "trattativa"},
      {"pt_BR", "negocia\u00e7\u00e3o", "negocia\u00e7\u00f5es"},
      {"nl", "foto's", "foto"},
      {"ru", "\u043f\u0435\u0440\u0435\u0433\u043e\u0432\u043e\u0440\u044b",
       "\u043f\u0435\u0440\u0435\u0433\u043e\u0432\u043e\u0440\u043e\u0432"},
      {"sv", "f\u00f6rhandlingarna", "f\u00f6rhandlingar"},
      {"en", "naive", "na\u00efve"},
  };
  for (const Row& row : rows) {
    INFO(row.language << ": " << row.one << " / " << row.other);
    CHECK(terms_of(row.one, row.language) == terms_of(row.other, row.language));
  }
  CHECK(terms_of("negotiations", "zh") == "negotiations");
  CHECK(terms_of("negotiations", "") == "negotiations");
}

TEST_CASE("stop words are marked and kept", "[analyzer]") {
  const auto stop_flags = [](std::string_view text, std::string_view language) {
    text::Analyzer analyzer(language, shipped_variants());
    std::string flags;
    for (const text::Token& token : checked_tokens(analyzer, text, language)) {
      flags += token.term->stop_word ? 's' : '-';
    }
    return flags;
  };
  CHECK(stop_flags("The talks of the U.S. and us don't DON\u2019T", "en") == "s-ss-ssss");
  CHECK(stop_flags("May talks", "en") == "--");
  CHECK(stop_flags("Die Verhandlungen \u00fcber den Krieg", "de") == "s-ss-");
  CHECK(stop_flags("l'accord \u00e9t\u00e9 d\u00e8s", "fr") == "s-ss");
  CHECK(stop_flags("the el la", "es") == "-ss");
  CHECK(stop_flags("the", "zh") == "-");
}

TEST_CASE("terms are interned until they are forgotten", "[analyzer]") {
  text::Analyzer analyzer("en", shipped_variants());
  std::vector<text::Token> tokens;
  analyzer.analyze("zone Zones ZONE talks", tokens);
  REQUIRE(tokens.size() == 4);
  CHECK(tokens[0].term == tokens[1].term);
  CHECK(tokens[0].term == tokens[2].term);
  CHECK(tokens[0].term != tokens[3].term);
  CHECK(tokens[0].term->id == 0);
  CHECK(tokens[3].term->id == 1);
  CHECK(analyzer.term_count() == 2);

  const text::Term* zone = tokens[0].term;
  std::string many;
  for (int i = 0; i < 20000; ++i) many += "w" + std::to_string(i) + " ";
  analyzer.analyze(many, tokens);
  CHECK(analyzer.term_count() == 20002);
  CHECK(zone->text == "zone");

  text::Analyzer moved = std::move(analyzer);
  moved.analyze("zones", tokens);
  CHECK(tokens[0].term == zone);

  moved.forget();
  CHECK(moved.term_count() == 0);
  moved.analyze("zones cease-fire", tokens);
  REQUIRE(tokens.size() == 2);
  CHECK(tokens[0].term->id == 0);
  CHECK(tokens[1].term->id < moved.term_count());
  CHECK(tokens[1].term->text == "ceasefir");
}

TEST_CASE("a long word is cut on a character boundary and counted", "[analyzer]") {
  text::Analyzer analyzer("en", shipped_variants());
  std::vector<text::Token> tokens;
  const auto only_term = [&](const std::string& text) {
    tokens = checked_tokens(analyzer, text);
    REQUIRE(tokens.size() == 1);
    CHECK(tokens[0].begin == 0);
    CHECK(tokens[0].end == text.size());
    return tokens[0].term->text;
  };
  CHECK(only_term(std::string(64, 'a')) == std::string(64, 'a'));
  CHECK(analyzer.cut_count() == 0);

  analyzer.analyze(std::string(65, 'a'), tokens);
  CHECK(tokens[0].term->text == std::string(64, 'a'));
  CHECK(analyzer.cut_count() == 1);
  analyzer.analyze(std::string(65, 'a') + " " + std::string(300, 'b'), tokens);
  CHECK(analyzer.cut_count() == 3);

  const std::string megabyte(1 << 20, 'x');
  CHECK(only_term(megabyte) == std::string(64, 'x'));
  CHECK(only_term(std::string(1 << 20, '7')) == std::string(64, '7'));

  std::string cyrillic = "a";
  for (int i = 0; i < 100; ++i) cyrillic += "\u0434";
  CHECK(only_term(cyrillic) == cyrillic.substr(0, 63));

  std::string marks = "e";
  for (int i = 0; i < (1 << 18); ++i) marks += "\u0301";
  CHECK(only_term(marks) == "e");
}

// A rule of the tokenizer that looks ahead might read the same bytes again and again. If it did,
// this test would exceed its time limit.
TEST_CASE("a megabyte of anything takes linear time", "[analyzer]") {
  const auto repeated = [](std::string_view part, std::size_t size) {
    std::string text;
    while (text.size() < size) text += part;
    return text;
  };
  text::Analyzer analyzer("fr", shipped_variants());
  std::vector<text::Token> tokens;
  for (const std::string_view part :
       {"1,",      "1.",     "1,2.",     "12.03.",       "a.",   "a.B.", "a'",
        "a's'",    "l'",     "&a",       "a&a&",         "C++",  "1a.1", "\u00ad",
        "a\u00ad", "\u5317", "\u0301",   "\u304b\u3099", "per ", "al ",  " ",
        "-",       "\xff",   "deir ez ", "1111111.1a1."}) {
    INFO("part: " << printable(part));
    analyzer.analyze(repeated(part, std::size_t{1} << 20), tokens);
    const std::string shorter = repeated(part, 2000);
    analyzer.analyze(shorter, tokens);
    check_tokens(shorter, tokens, analyzer);
    analyzer.forget();
  }
}

}  // namespace
}  // namespace newsgrep::test
