#include "text/variants.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "newsgrep/error.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/token_checks.hpp"
#include "text/variants_text.hpp"

namespace newsgrep::test {
namespace {

using text::VariantTable;

TEST_CASE("spellings of one word have one term", "[variants]") {
  const std::vector<std::vector<std::string_view>> groups{
      {"ceasefire", "cease-fire", "cease fire", "Cease-Fire", "CEASEFIRE", "cease\u2011fire",
       "cease\u2013fire", "cease\nfire", "cease\u00adfire"},
      {"ceasefires", "cease-fires", "cease fires", "ceasefire"},
      {"Kyiv", "Kiev", "KYIV", "kiev", "Kyiv's", "Kiev\u2019s"},
      {"Zelensky", "Zelenskyy", "Zelenskiy", "Zelenskyj", "Zelensky\u2019s"},
      {"U.S.", "US", "USA", "U.S.A.", "u.s.", "usa", "U.S", "U.S.'s", "US's"},
      {"U.K.", "UK", "uk", "u.k."},
      {"U.N.", "UN"},
      {"E.U.", "EU"},
      {"N.A.T.O.", "NATO", "Nato"},
      {"al-Qaeda", "al Qaida", "Al-Qa'ida", "al-Qa\u2019ida", "al\u2013Qaeda"},
      {"Hezbollah", "Hizbollah", "Hizbullah"},
      {"Gaddafi", "Qaddafi", "Kadhafi"},
      {"Lviv", "Lvov", "L\u2019viv"},
      {"air strikes", "air-strikes", "airstrikes", "airstrike"},
      {"per cent", "percent"},
      {"COVID-19", "Covid 19", "Covid", "covid19"},
      {"programme", "program", "programmes", "programs"},
      {"centre", "center", "centres"},
      {"defence", "defense"},
      {"sceptical", "skeptical"},
      {"travelled", "traveled", "travelling", "traveling"},
      {"cancelled", "canceled", "cancelling", "canceling"},
      {"labelled", "labeled"},
      {"modelling", "modeling"},
      {"fuelled", "fueled"},
      {"jewellery", "jewelry"},
      {"T\u00fcrkiye", "Turkey"},
  };
  for (const auto& group : groups) {
    const std::string expected = terms_of(group.front());
    CHECK(expected.find(' ') == std::string::npos);
    for (const std::string_view spelling : group) {
      INFO("spelling: " << spelling);
      CHECK(terms_of(spelling) == expected);
    }
  }
}

TEST_CASE("words that are not one stay apart", "[variants]") {
  const std::vector<std::pair<std::string_view, std::string_view>> pairs{
      {"us", "U.S."},
      {"us", "US"},
      {"Us", "US"},
      {"cease. Fire", "ceasefire"},
      {"cease, fire", "ceasefire"},
      {"cease\u2014fire", "ceasefire"},
      {"cease", "ceasefire"},
      {"Kyiv", "Lviv"},
      {"organ", "Oregon"},
      {"who", "us"},
      {"car", "care"},
      {"fire cease", "ceasefire"},
      {"cease/fire", "ceasefire"},
  };
  for (const auto& [one, other] : pairs) {
    INFO(one << " / " << other);
    CHECK(terms_of(one) != terms_of(other));
  }
}

TEST_CASE("a spelling of several words is one token over all of them", "[variants]") {
  CHECK(written_of("a cease-fire deal") == "a|cease-fire|deal");
  CHECK(written_of("cease  fire's end") == "cease  fire|end");
  CHECK(written_of("cease cease fire cease") == "cease|cease fire|cease");
  CHECK(terms_of("They told us the U.S.-backed cease-fire held.") ==
        "they told us the usa back ceasefir held");
  CHECK(written_of("Deir ez-Zor and Deir") == "Deir ez-Zor|and|Deir");
}

TEST_CASE("groups for English leave other languages alone", "[variants]") {
  CHECK(terms_of("Kiev", "de") == terms_of("Kyjiw", "de"));
  CHECK(terms_of("centre", "fr") != terms_of("center", "fr"));
  CHECK(terms_of("U.S.", "fr") == terms_of("USA", "fr"));
}

TEST_CASE("a user's table adds groups and extends shipped ones", "[variants]") {
  const text::VariantTable table(
      "\xEF\xBB\xBF# mine\r\n"
      "\n"
      "climate change = global warming = climate crisis  # long ones\n"
      "Kief = Kiev\n"
      "World Health Organization = \"WHO\" = W.H.O.\n"
      "abc defg hij = xyz\n"
      "truce = ceasefire\n"
      "[en]\n"
      "lorry=truck\n"
      "[all]\n"
      "Wort = Vokabel\n");
  const auto terms = [&table](std::string_view text, std::string_view language = "en") {
    return terms_of(text, language, table);
  };
  CHECK(terms("global warming") == terms("climate change"));
  CHECK(terms("climate crisis") == terms("Climate-Change"));
  CHECK(terms("climate") != terms("climate change"));
  CHECK(terms("Kief") == terms("Kyiv"));
  CHECK(terms("Kief") == "kyiv");
  CHECK(terms("WHO") == terms("World Health Organization"));
  CHECK(terms("W.H.O.") == terms("WHO"));
  CHECK(terms("who") == "who");
  CHECK(terms("truce") == terms("cease-fire"));
  CHECK(terms("abc defg") == "abc defg");
  CHECK(terms("abc defg hij") == terms("xyz"));
  CHECK(terms("lorry") == terms("truck"));
  CHECK(terms("lorry", "de") != terms("truck", "de"));
  CHECK(terms("Wort", "de") == terms("Vokabel", "de"));
  CHECK(terms("U.S.") == "usa");
}

TEST_CASE("Chinese spellings of several characters are one token", "[variants]") {
  const text::VariantTable table(
      "\u57fa\u8f85 = \u57fa\u8f14\n\u6cfd\u8fde\u65af\u57fa = \u6fa4\u9023\u65af\u57fa\n");
  CHECK(terms_of("\u57fa\u8f85", "zh", table) == terms_of("\u57fa\u8f14", "zh", table));
  CHECK(terms_of("\u6cfd\u8fde\u65af\u57fa", "zh", table) ==
        terms_of("\u6fa4\u9023\u65af\u57fa", "zh", table));
}

TEST_CASE("a bad line of a user's table is named", "[variants]") {
  struct Row {
    std::string_view table;
    std::string_view message;
  };
  const std::vector<Row> rows{
      {"ceasefire\n", "Line 1 of the table of variants: a group needs two spellings or more"},
      {"a = b\n\n= c\n", "Line 3 of the table of variants: a spelling has no letter or digit"},
      {"a = b =\n", "Line 1 of the table of variants: a spelling has no letter or digit"},
      {"a = !!\n", "Line 1 of the table of variants: a spelling has no letter or digit"},
      {"# c\na = \"US\n", "Line 2 of the table of variants: missing closing quotation mark"},
      {"a = \"US\" b = c\n",
       "Line 1 of the table of variants: only = may follow a quoted spelling"},
      {"a = b \"US\"\n", "Line 1 of the table of variants: a quotation mark is inside a spelling"},
      {"\"US\" = America\n",
       "Line 1 of the table of variants: the first spelling counts only with certain capitals"},
      {"U.S. = America\n",
       "Line 1 of the table of variants: the first spelling counts only with certain capitals"},
      {"[english]\n", "Line 1 of the table of variants: the brackets hold no language code"},
      {"a = b\n[en\n", "Line 2 of the table of variants: the brackets hold no language code"},
      {"[", "Line 1 of the table of variants: the brackets hold no language code"},
      {"a = \xff\n", "Line 1 of the table of variants: it is not valid UTF-8"},
  };
  for (const Row& row : rows) {
    INFO("table: " << printable(row.table));
    try {
      const text::VariantTable table(row.table);
      FAIL("accepted");
    } catch (const Error& error) {
      CHECK(error.code() == ErrorCode::bad_argument);
      CHECK(std::string(error.what()) == row.message);
      CHECK_FALSE(error.hint().empty());
    }
  }
}

// Two groups that share a spelling would silently become one.
TEST_CASE("no spelling stands in two groups of the shipped table", "[variants]") {
  const std::string_view text = text::variants_text();
  std::vector<std::string> seen;
  std::size_t line_number = 0;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    const std::string line(text.substr(begin, end - begin));
    begin = end + 1;
    ++line_number;
    if (line.empty() || line.front() == '#' || line.front() == '[') continue;
    for (std::size_t from = 0; from <= line.size();) {
      const std::size_t to = std::min(line.find(" = ", from), line.size());
      const std::string spelling = line.substr(from, to - from);
      INFO("line " << line_number << ": " << spelling);
      CHECK(std::find(seen.begin(), seen.end(), spelling) == seen.end());
      seen.push_back(spelling);
      from = to + 3;
    }
  }
  CHECK(seen.size() > 300);
}

}  // namespace
}  // namespace newsgrep::test
