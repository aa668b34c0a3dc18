// A reader keeps the promises of article.hpp whatever bytes it reads.

#include <random>
#include <string>

#include "corpus/clean_text.hpp"
#include "corpus/encoding.hpp"
#include "corpus/plain_text.hpp"
#include "tests/corpus/read_all.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/temp_dir.hpp"

using namespace newsgrep;
using namespace newsgrep::test;

namespace {

bool is_clean(const std::string& text) {
  return corpus::clean_text(text) == text && corpus::decode(text).replaced == 0 &&
         corpus::decode(text).encoding == corpus::Encoding::utf8;
}

void check_promises(const Article& article) {
  for (const auto* field :
       {&article.title, &article.source, &article.date, &article.url, &article.language}) {
    CHECK(is_clean(*field));
    CHECK(field->size() <= max_field_bytes);
  }
  for (const auto& author : article.authors) CHECK(is_clean(author));
  CHECK_FALSE(article.passages.empty());
  for (const auto& passage : article.passages) {
    CHECK(is_clean(passage.text));
    CHECK(is_clean(passage.section));
    CHECK(passage.section.size() <= max_field_bytes);
    CHECK_FALSE(passage.text.empty());
    CHECK(passage.text.size() <= max_passage_bytes);
  }
}

/// Returns a random text of parts that the readers know.
class Soup {
 public:
  explicit Soup(unsigned seed) : random_(seed) {}

  std::string make() {
    static const std::string parts[] = {"\n",
                                        "\n\n",
                                        "\r\n",
                                        " ",
                                        "\t",
                                        "\xC2\xA0",
                                        "\xE2\x80\xA8",
                                        "Title",
                                        "the",
                                        "Talks",
                                        ".",
                                        ". ",
                                        "?",
                                        ":",
                                        "“",
                                        "”",
                                        "'",
                                        "—",
                                        "•",
                                        "- ",
                                        "<b>",
                                        "<a href=",
                                        "\" src=\"x\" />",
                                        "&amp;",
                                        "&#0;",
                                        "&#xD800;",
                                        "Leave a Reply",
                                        "Tags",
                                        "By Jane Doe",
                                        "March 13, 2025",
                                        "Source:",
                                        "time:",
                                        "2025-04-06",
                                        "reuters",
                                        "UJ",
                                        "Photo: X",
                                        "【",
                                        "】",
                                        "a",
                                        "Z",
                                        "9",
                                        "|",
                                        "{\"text\":\"",
                                        "\"}",
                                        "\\u0000",
                                        "\\n",
                                        "[",
                                        "]",
                                        "{",
                                        "}",
                                        ",",
                                        "null",
                                        "\"title\":1",
                                        "\xFF",
                                        "\xC3",
                                        "\xE9",
                                        "\xF0\x9F\x98\x80",
                                        "\x1B[31m",
                                        "\x07",
                                        "停火",
                                        "حرب",
                                        "…"};
    constexpr std::size_t count = sizeof parts / sizeof parts[0];
    std::string text;
    const auto length = random_() % 120;
    for (unsigned i = 0; i < length; ++i) {
      if (random_() % 16 == 0) {
        text += static_cast<char>(random_() % 255 + 1);
      } else {
        text += parts[random_() % count];
      }
    }
    return text;
  }

 private:
  std::mt19937 random_;
};

}  // namespace

TEST_CASE("any bytes make a clean plain-text article or a problem", "[random][slow]") {
  Soup soup(20250313);
  for (int round = 0; round < 4000; ++round) {
    const auto bytes = soup.make();
    const auto result = corpus::read_plain_text(bytes);
    CAPTURE(round, bytes);
    if (result.article.passages.empty()) {
      CHECK_FALSE(result.problems.empty());
    } else {
      check_promises(result.article);
    }
    CHECK(corpus::read_plain_text(bytes).article.title == result.article.title);
  }
}

TEST_CASE("any bytes make clean articles or problems in every format", "[random]") {
  TempDir dir;
  Soup soup(7);
  for (int round = 0; round < 600; ++round) {
    const auto path = dir.write("soup", soup.make());
    for (const auto format : {Format::plain_text, Format::json_lines, Format::tsv}) {
      const auto result = read_all(path, {.format = format, .max_article_bytes = 300});
      for (const auto& article : result.articles) {
        check_promises(article);
        CHECK_FALSE(article.id.empty());
        CHECK(article.id.size() <= 200);
      }
      for (const auto& problem : result.problems) CHECK_FALSE(problem.reason.empty());
    }
  }
}
