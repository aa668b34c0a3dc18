#include "corpus/clean_text.hpp"

#include <string>
#include <utility>
#include <vector>

#include "tests/support/catch.hpp"

using namespace newsgrep::corpus;

TEST_CASE("white space of every kind becomes one space", "[clean_text]") {
  const std::pair<std::string, std::string> rows[] = {
      {"", ""},
      {"  \t\r\n ", ""},
      {"one\ttwo", "one two"},
      {"one \n  two", "one two"},
      {"a\xC2\xA0\xC2\xA0"
       "b",
       "a b"},
      {"\xE2\x80\x83"
       "wide\xE3\x80\x80space\xE2\x80\xA8"
       "line",
       "wide space line"},
      {"next\xC2\x85line", "next line"},
      {"“curly” ‘quotes’ — stay", "“curly” ‘quotes’ — stay"},
  };
  for (const auto& [text, clean] : rows) {
    CAPTURE(text);
    CHECK(clean_text(text) == clean);
  }
}

TEST_CASE("control characters and invisible fillers vanish", "[clean_text]") {
  CHECK(clean_text("re\x1B[31md\x07") == "re[31md");
  CHECK(clean_text("a\xC2\x9B"
                   "b") == "ab");
  CHECK(clean_text("soft\xC2\xADhyphen zero\xE2\x80\x8Bwidth \xEF\xBB\xBFmark") ==
        "softhyphen zerowidth mark");
  CHECK(clean_text(std::string_view("nul\0byte", 8)) == "nulbyte");
}

TEST_CASE("ill-formed bytes become replacement characters", "[clean_text]") {
  CHECK(clean_text("caf\xE9 x") == "caf\xEF\xBF\xBD x");
}

TEST_CASE("folding unifies case, quotes and dashes", "[clean_text]") {
  CHECK(fold("‘Élan’ — “ÜBER”…") == "'élan' - \"über\"...");
  CHECK(fold("STRASSE Straße") == "strasse strasse");
}

TEST_CASE("lines are compared by their words alone", "[clean_text]") {
  CHECK(same_words("Talks resume — in Geneva", "TALKS RESUME: in “Geneva”!"));
  CHECK(same_words("Sumy’s mayor", "Sumy's mayor"));
  CHECK_FALSE(same_words("Talks resume", "Talks resumed"));
  CHECK_FALSE(same_words("—", "***"));
  CHECK(same_words("GROSSE STRASSE", "Große Straße"));
}

TEST_CASE("a Roman numeral of one character is a word", "[clean_text]") {
  CHECK(has_letter_or_digit("Ⅷ"));
  CHECK(bare_words(fold("Teil Ⅷ.")) == std::vector<std::string>{"teil", "ⅷ"});
  CHECK_FALSE(has_letter_or_digit("②"));
}

TEST_CASE("a long text is split between sentences, words, or characters", "[clean_text]") {
  CHECK(split_text("short", 10) == std::vector<std::string>{"short"});
  CHECK(split_text("One two. Three four.", 12) ==
        std::vector<std::string>{"One two.", "Three four."});
  CHECK(split_text("aaa bbb ccc", 8) == std::vector<std::string>{"aaa bbb", "ccc"});
  const auto pieces = split_text("ääääääää", 5);
  std::string joined;
  for (const auto& piece : pieces) {
    CHECK(piece.size() <= 5);
    CHECK(clean_text(piece) == piece);
    joined += piece;
  }
  CHECK(joined == "ääääääää");
}
