#include "text/tokenizer.hpp"

#include <string>
#include <string_view>
#include <vector>

#include "tests/support/catch.hpp"
#include "tests/support/token_checks.hpp"

namespace newsgrep::test {
namespace {

struct Row {
  std::string_view text;
  std::string_view words;
};

void check_words(const std::vector<Row>& rows, std::string_view language = "en") {
  for (const Row& row : rows) {
    INFO("text: " << row.text);
    CHECK(written_of(row.text, language) == row.words);
  }
}

TEST_CASE("words are letters, marks and digits", "[tokenizer]") {
  check_words({
      {"", ""},
      {" .,;!? \t\n ", ""},
      {"buffer zone", "buffer|zone"},
      {"(Kursk)", "Kursk"},
      {"[Reuters]—Troops", "Reuters|Troops"},
      {"one_two/three@four", "one|two|three|four"},
      {"na\u0131ve cafe\u0301", "na\u0131ve|cafe\u0301"},
      {"\u0301lone \u2764\ufe0f", "lone"},
      {"Львів, Україна", "Львів|Україна"},
      {"soft\u00adhyphen end\u00ad x", "soft\u00adhyphen|end|x"},
      {"a\u200bb", "a|b"},
      {"word\u00b9 5\u00bd", "word|5"},
  });
}

TEST_CASE("an apostrophe stays inside a word and a possessive does not", "[tokenizer]") {
  check_words({
      {"don't", "don't"},
      {"don\u2019t", "don\u2019t"},
      {"O\u02bcBrien", "O\u02bcBrien"},
      {"'quoted'", "quoted"},
      {"\u2018liberated\u2019", "liberated"},
      {"Ukraine's", "Ukraine"},
      {"Kyiv\u2019s front", "Kyiv|front"},
      {"O'Brien's", "O'Brien"},
      {"UKRAINE'S", "UKRAINE"},
      {"soldiers' lives", "soldiers|lives"},
      {"the 1980's", "the|1980"},
      {"'80s", "80s"},
      {"5'10", "5|10"},
      {"it`s Putin\u00b4s", "it|Putin"},
      {"rock 'n' roll", "rock|n|roll"},
      {"who'se", "who'se"},
  });
}

TEST_CASE("an elided article is a word of its own where the language has them", "[tokenizer]") {
  check_words({{"l'homme", "l|homme"},
               {"L\u2019Ukraine d\u2019aujourd\u2019hui", "L|Ukraine|d|aujourd\u2019hui"},
               {"jusqu'ici", "jusqu|ici"},
               {"Al-Qa'ida", "Al-Qa'ida"}},
              "fr");
  check_words({{"dell'Ucraina un'altra", "dell|Ucraina|un|altra"}}, "it");
  check_words({{"l'home", "l|home"}}, "ca");
  check_words({{"l'homme", "l'homme"}}, "en");
}

TEST_CASE("an acronym with dots is one word with its last dot", "[tokenizer]") {
  check_words({
      {"U.S. officials", "U.S.|officials"},
      {"in the U.S.", "in|the|U.S."},
      {"the U.S...", "the|U.S."},
      {"the U.S, they", "the|U.S|they"},
      {"U.S.-backed", "U.S.|backed"},
      {"U.S.'s U.S.\u2019s", "U.S.|U.S."},
      {"N.A.T.O. e.g. i.e., a.m.", "N.A.T.O.|e.g.|i.e.|a.m."},
      {"J.K. Rowling", "J.K.|Rowling"},
      {"J.K.Rowling", "J.K.|Rowling"},
      {"С.В. Лавров", "С.В.|Лавров"},
      {"J. Smith", "J|Smith"},
      {"plan b.I said", "plan|b|I|said"},
      {"end.Next", "end|Next"},
      {"Ph.D.", "Ph|D"},
  });
}

TEST_CASE("a number keeps its commas and dots, a list and a date are divided", "[tokenizer]") {
  check_words({
      {"86%", "86"},
      {"1,100 square km", "1,100|square|km"},
      {"$1.3 billion", "1.3|billion"},
      {"2025-03-12", "2025|03|12"},
      {"12.03.2025", "12|03|2025"},
      {"1,2,3 4,5,6", "1|2|3|4|5|6"},
      {"1.5,2.5,3.5", "1.5|2.5|3.5"},
      {"1,00,000", "1,00,000"},
      {"192.168.0.1", "192.168.0.1"},
      {"30-day 64-bit", "30|day|64|bit"},
      {"1.3bn 86th 1990s", "1.3bn|86th|1990s"},
      {"v1.2.3 a1,2", "v1.2.3|a1|2"},
      {"in 2024. Then, 5, 6", "in|2024|Then|5|6"},
      {"12:30 50/50", "12|30|50|50"},
  });
}

TEST_CASE("AT&T, C++ and C# are one word", "[tokenizer]") {
  check_words({
      {"AT&T's R&D", "AT&T|R&D"},
      {"Johnson&Johnson", "Johnson|Johnson"},
      {"A & B &c", "A|B|c"},
      {"C++, C# and F#.", "C++|C#|and|F#"},
      {"C+ C+++ C++x A#b", "C|C|C|x|A|b"},
      {"Disney+ ABC#", "Disney|ABC"},
  });
}

TEST_CASE("scripts without spaces become overlapping pairs", "[tokenizer]") {
  check_words({
      {"北京市", "北京|京市"},
      {"北", "北"},
      {"東京タワー", "東京|京タ|タワ|ワー"},
      {"2025年", "2025|年"},
      {"a北京b", "a|北京|b"},
      {"北、京", "北|京"},
      {"서울에서", "서울|울에|에서"},
      {"ｶﾞｽ", "ｶﾞｽ"},
      {"か\u3099く", "か\u3099く"},
      {"ไทย", "ไท|ทย"},
  });
}

TEST_CASE("ill-formed UTF-8 separates words", "[tokenizer]") {
  check_words({
      {"buf\xff"
       "fer",
       "buf|fer"},
      {"a\xc3", "a"},
      {"\xe2\x80", ""},
      {"x\xed\xa0\x80y", "x|y"},
      {"Kyiv\xe2\x80s", "Kyiv|s"},
      {"na\xc3\xafve\xc3", "na\xc3\xafve"},
      {std::string_view("nul\0byte", 8), "nul|byte"},
  });
}

TEST_CASE("a gap of spaces or one hyphen may be inside a word", "[tokenizer]") {
  for (const std::string_view gap :
       {"", " ", "-", "\u2011", "\u2013", " - ", "\n", "-\n", "\u00a0"}) {
    INFO("gap: " << printable(gap));
    CHECK(text::is_word_gap(gap));
  }
  for (const std::string_view gap : {".", ", ", "--", "\u2014", "'s ", "\xff", "/"}) {
    INFO("gap: " << printable(gap));
    CHECK_FALSE(text::is_word_gap(gap));
  }
}

}  // namespace
}  // namespace newsgrep::test
