#include "corpus/paragraphs.hpp"

#include <string>
#include <vector>

#include "tests/support/catch.hpp"

using namespace newsgrep::corpus;

namespace {

std::vector<std::string> split(std::string_view text) {
  std::vector<std::string> texts;
  for (const auto& paragraph : split_paragraphs(text)) texts.push_back(paragraph.text);
  return texts;
}

using Texts = std::vector<std::string>;

/// Returns a paragraph of `words` words without meaning.
std::string filler(std::size_t words, unsigned seed) {
  static constexpr const char* stock[] = {"river",  "the",  "council", "of",  "vote",   "a",
                                          "bridge", "over", "harbour", "and", "winter", "late"};
  std::string text = "Item" + std::to_string(seed);
  for (std::size_t i = 0; i < words; ++i) {
    seed = seed * 1664525 + 1013904223;
    text += std::string(" ") + stock[(seed >> 16) % 12];
    if (i % 15 == 14 && i + 1 < words) text += ". Then";
  }
  return text + ".";
}

/// Returns `text` wrapped to `width` columns, each line as full as it can be.
std::string wrap(const std::string& text, std::size_t width) {
  std::string out;
  std::size_t column = 0;
  for (std::size_t at = 0; at < text.size();) {
    const auto end = std::min(text.find(' ', at), text.size());
    const auto word = text.substr(at, end - at);
    if (column > 0 && column + 1 + word.size() > width) {
      out += '\n';
      column = 0;
    } else if (column > 0) {
      out += ' ';
      ++column;
    }
    out += word;
    column += word.size();
    at = end + 1;
  }
  return out;
}

}  // namespace

TEST_CASE("paragraphs are separated by blank lines of any kind", "[paragraphs]") {
  CHECK(split("One.\n\nTwo.\n \t\nThree.\r\n\r\nFour.\n\xC2\xA0\nFive.") ==
        Texts{"One.", "Two.", "Three.", "Four.", "Five."});
  CHECK(split("One.\xE2\x80\xA9Two.\rThree.") == Texts{"One.", "Two.", "Three."});
  CHECK(split("").empty());
  CHECK(split(" \n\t\n").empty());
}

TEST_CASE("a text without blank lines has a paragraph a line", "[paragraphs]") {
  Texts expected;
  std::string text;
  for (unsigned i = 0; i < 12; ++i) {
    expected.push_back(filler(8 + 13 * i, i));
    text += expected.back() + '\n';
  }
  CHECK(split(text) == expected);
}

TEST_CASE("wrapped lines are joined, at every usual width", "[paragraphs]") {
  for (const std::size_t width : {60U, 66U, 72U, 76U, 80U, 100U}) {
    Texts expected;
    std::string text;
    for (unsigned i = 0; i < 12; ++i) {
      expected.push_back(filler(20 + 11 * i, i));
      text += wrap(expected.back(), width) + "\n\n";
    }
    CAPTURE(width);
    CHECK(split(text) == expected);
  }
}

TEST_CASE("wrapped paragraphs may be told apart by their indents", "[paragraphs]") {
  Texts expected;
  std::string text;
  for (unsigned i = 0; i < 6; ++i) {
    expected.push_back(filler(40 + 9 * i, i));
    text += "   " + wrap(expected.back(), 70) + "\n";
  }
  CHECK(split(text) == expected);
}

TEST_CASE("a heading or a byline on the line above wrapped text stays apart", "[paragraphs]") {
  const auto body = filler(60, 1);
  CHECK(split("By Jane Doe\nMarch 13, 2025\n\nWhat Kyiv wants\n" + wrap(body, 72) + "\n\n" +
              wrap(body, 72)) ==
        Texts{"By Jane Doe", "March 13, 2025", "What Kyiv wants", body, body});
}

TEST_CASE("a hyphen at the end of a wrapped line is not followed by a space", "[paragraphs]") {
  CHECK(split("The two sides talked for nine hours about a new cease-\n"
              "fire along the river that both of them had asked for in\n"
              "the winter.") ==
        Texts{"The two sides talked for nine hours about a new cease-fire "
              "along the river that both of them had asked for in the winter."});
}

TEST_CASE("wrapped Chinese and Japanese text is joined without spaces", "[paragraphs]") {
  const auto repeated = [](const std::string& part, int times) {
    std::string line;
    for (int i = 0; i < times; ++i) line += part;
    return line;
  };
  const auto japanese = repeated("停戦の合意", 9);
  CHECK(split(japanese + '\n' + japanese + '\n' + "へ") == Texts{japanese + japanese + "へ"});
  // Korean has spaces between words.
  const auto korean = repeated("평화 협정 ", 8) + "ㅁㅁ";
  CHECK(split(korean + '\n' + korean + '\n' + "ㅁ") == Texts{korean + ' ' + korean + " ㅁ"});
}

TEST_CASE("lists of short lines are not taken for wrapped text", "[paragraphs]") {
  CHECK(split("Mayor of Arden hands back the keys after nine years in office\nCod catch falls\n"
              "Ferry strike enters its third week with no end in sight\nNurses walk out\n"
              "Library lends out its piano")
            .size() == 5);
}

TEST_CASE("list items are paragraphs and lose their glyphs", "[paragraphs]") {
  const auto paragraphs = split_paragraphs("Demands:\n• no NATO\n- no troops\n1. no delay\n");
  REQUIRE(paragraphs.size() == 4);
  CHECK(paragraphs[1].text == "no NATO");
  CHECK(paragraphs[2].text == "no troops");
  CHECK(paragraphs[3].text == "1. no delay");
  CHECK_FALSE(paragraphs[0].list_item);
  CHECK(paragraphs[1].list_item);
  CHECK(paragraphs[3].list_item);
}

TEST_CASE("tags and character references are gone", "[paragraphs]") {
  CHECK(split("<p>One &amp; two</p><p>three&nbsp;four</p>") == Texts{"One & two", "three four"});
}
