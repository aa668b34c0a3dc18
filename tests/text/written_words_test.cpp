#include "text/written_form.hpp"

#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "tests/support/catch.hpp"
#include "tests/support/token_checks.hpp"
#include "text/analyzer.hpp"

namespace newsgrep::test {
namespace {

using text::Analyzer;
using text::max_term_bytes;
using text::Token;
using text::written_form;

/// Words with their terms: `cease fire/ceasefir`.
using Pairs = std::vector<std::string>;

/// Returns what take_written_words() passes on, in order of the words; each comes once.
Pairs taken(text::Analyzer& analyzer) {
  std::multiset<std::string> pairs;
  analyzer.take_written_words([&](std::string_view word, std::string_view term) {
    pairs.insert(std::string(word) + "/" + std::string(term));
  });
  return {pairs.begin(), pairs.end()};
}

void analyze(text::Analyzer& analyzer, std::string_view text) {
  std::vector<text::Token> tokens;
  analyzer.analyze(text, tokens);
}

std::string repeated(std::string_view text, std::size_t times) {
  std::string out;
  for (std::size_t i = 0; i < times; ++i) out += text;
  return out;
}

}  // namespace

TEST_CASE("a word is written without capitals, diacritics and possessives", "[analyzer]") {
  struct Row {
    std::string text;
    std::string language;
    std::string form;
  };
  const std::vector<Row> rows{
      {"", "en", ""},
      {"Zones", "en", "zones"},
      {"KYIV", "en", "kyiv"},
      {"Negotiating", "en", "negotiating"},
      {"Erdo\u011fan", "en", "erdogan"},
      {"cafe\u0301", "en", "cafe"},
      {"stra\u00dfe", "de", "strasse"},
      {"H\u00e4user", "de", "hauser"},
      {"cease-fire", "en", "cease fire"},
      {"cease \u2013 fire", "en", "cease fire"},
      {"U.S.", "en", "us"},
      {"1,100", "en", "1100"},
      {"30", "en", "30"},
      {"AT&T", "en", "at&t"},
      {"C++", "en", "c++"},
      {"don\u2019t", "en", "don't"},
      {"O'Brien", "en", "o'brien"},
      {"mayor's", "en", "mayor"},
      {"mayor\u2019s", "en", "mayor"},
      {"l'homme", "en", "l'homme"},
      {"homme", "fr", "homme"},
      {"l'homme", "fr", "l homme"},
      {"\U0001F600", "en", ""},
      {"\xFF\xFE", "en", ""},
      {"\u6771\u4eac", "ja", "\u6771\u4eac"},
      {"\u041a\u0438\u0457\u0432", "uk", "\u043a\u0438\u0457\u0432"},
  };
  for (const Row& row : rows) {
    INFO("text: " << row.text << " in " << row.language);
    CHECK(text::written_form(row.text, row.language) == row.form);
  }
}

TEST_CASE("the written form of a long word is cut between two characters", "[analyzer]") {
  CHECK(text::written_form(std::string(text::max_term_bytes, 'a'), "en") ==
        std::string(text::max_term_bytes, 'a'));
  CHECK(text::written_form(std::string(5000, 'a'), "en") == std::string(text::max_term_bytes, 'a'));
  // Cyrillic letters have two bytes; with a Latin one before them, the last is cut off.
  const auto odd = text::written_form("a" + repeated("\u0434", 100), "en");
  CHECK(odd == "a" + repeated("\u0434", 31));
  CHECK(text::written_form(repeated("\u0434", 100), "en") == repeated("\u0434", 32));
  CHECK(text::written_form(repeated("word ", 100), "en").size() <= text::max_term_bytes);
}

TEST_CASE("the words that were met are taken with their terms, each once", "[analyzer]") {
  text::Analyzer analyzer("en", shipped_variants());
  analyze(analyzer, "Zones, zones and ZONE: the mayor\u2019s zones. Caf\u00e9, cafe.");
  CHECK(taken(analyzer) ==
        Pairs{"and/and", "cafe/cafe", "mayor/mayor", "the/the", "zone/zone", "zones/zone"});
  CHECK(taken(analyzer).empty());

  analyze(analyzer, "A zone of peace");
  CHECK(taken(analyzer) == Pairs{"a/a", "of/of", "peace/peac", "zone/zone"});

  analyze(analyzer, "\U0001F600 \u2014 !");
  CHECK(taken(analyzer).empty());
}

TEST_CASE("a spelling of several words is taken as a whole and in its parts", "[analyzer]") {
  text::Analyzer analyzer("en", shipped_variants());
  analyze(analyzer, "A cease-fire, a ceasefire, a cease fire.");
  CHECK(taken(analyzer) ==
        Pairs{"a/a", "cease fire/ceasefir", "cease/ceas", "ceasefire/ceasefir", "fire/fire"});
  analyze(analyzer, "Kiev is Kyiv");
  CHECK(taken(analyzer) == Pairs{"is/is", "kiev/kyiv", "kyiv/kyiv"});
}

TEST_CASE("words that are met again after the analyzer forgot them are taken again", "[analyzer]") {
  text::Analyzer analyzer("en", shipped_variants());
  analyze(analyzer, "cease fire zones");
  const auto first = taken(analyzer);
  analyzer.forget();
  CHECK(taken(analyzer).empty());
  analyze(analyzer, "cease fire zones");
  CHECK(taken(analyzer) == first);
  // Words that were met but not taken are forgotten, too.
  analyze(analyzer, "peace");
  analyzer.forget();
  CHECK(taken(analyzer).empty());
}

TEST_CASE("a word with the same letters is taken for each term that it has", "[analyzer]") {
  // `US` is a country, `us` is not.
  text::Analyzer analyzer("en", shipped_variants());
  analyze(analyzer, "The US gave us aid");
  std::set<std::string> terms;
  analyzer.take_written_words([&](std::string_view word, std::string_view term) {
    if (word == "us") terms.emplace(term);
  });
  CHECK(terms.size() == 2);
}

TEST_CASE("the words taken are the written forms of the tokens", "[analyzer]") {
  struct Row {
    std::string language;
    std::string text;
  };
  const std::vector<Row> rows{
      {"en", "U.S. troops held the cease-fire; Zelenskyy\u2019s 1,100 men don't \u2014 " +
                 repeated("x\u00e9", 60)},
      {"fr", "L'homme d'\u00c9tat n'est qu'un citoyen, aujourd'hui"},
      {"de", "Die H\u00e4user der Stra\u00dfe"},
      {"zh", "\u5317\u4eac\u5e02\u653f\u5e9c"},
      {"en", repeated("long", 1000) + " end"},
  };
  for (const Row& row : rows) {
    INFO("text: " << printable(row.text));
    text::Analyzer analyzer(row.language, shipped_variants());
    std::vector<text::Token> tokens;
    analyzer.analyze(row.text, tokens);
    std::set<std::string> known;
    for (const auto& pair : taken(analyzer)) known.insert(pair);
    for (const text::Token& token : tokens) {
      const auto form = text::written_form(written(row.text, token), row.language);
      INFO("token: " << printable(form));
      CHECK(known.count(form + "/" + token.term->text) == 1);
    }
  }
}

}  // namespace newsgrep::test
