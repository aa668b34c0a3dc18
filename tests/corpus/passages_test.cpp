#include "corpus/passages.hpp"

#include <string>
#include <utility>
#include <vector>

#include "corpus/clean_text.hpp"
#include "tests/corpus/read_all.hpp"
#include "tests/support/catch.hpp"

using namespace newsgrep;
using namespace newsgrep::corpus;

namespace {

using Rows = std::vector<std::pair<std::string, std::string>>;

Rows passages_of(const std::vector<std::string>& texts, std::string_view title = {}) {
  std::vector<Paragraph> paragraphs;
  for (const auto& text : texts) paragraphs.push_back({text, false, false});
  Rows rows;
  for (const auto& passage : make_passages(std::move(paragraphs), title)) {
    rows.emplace_back(passage.section, passage.text);
  }
  return rows;
}

}  // namespace

TEST_CASE("a heading is the section of the paragraphs below it", "[passages]") {
  CHECK(passages_of({"He came.", "The return", "He left.", "He slept.", "The end", "All wept."}) ==
        Rows{{"", "He came."},
             {"The return", "He left."},
             {"The return", "He slept."},
             {"The end", "All wept."}});
}

TEST_CASE("two headings in a row are one section", "[passages]") {
  CHECK(passages_of({"Part two", "The return", "He left."}) ==
        Rows{{"Part two / The return", "He left."}});
}

TEST_CASE("short lines that head nothing are passages", "[passages]") {
  CHECK(passages_of({"He came.", "The end"}) == Rows{{"", "He came."}, {"", "The end"}});
  CHECK(passages_of({"He came.", "Bread", "Milk", "Salt", "He left."}).size() == 5);
  CHECK(passages_of({"He bought:", "Bread", "Milk", "He left."}).size() == 4);
}

TEST_CASE("a paragraph that repeats the title or another paragraph is left out", "[passages]") {
  const std::string caption =
      "Villagers wait for the ferry on the eastern bank near Arden. Photo: XYZ";
  CHECK(passages_of({"Ferry is late", caption, "He came.", "FERRY IS LATE", caption, "He left."},
                    "Ferry is late") == Rows{{"", caption}, {"", "He came."}, {"", "He left."}});
  // A short paragraph may come twice.
  CHECK(passages_of({"“Yes.”", "He waited.", "“Yes.”"}).size() == 3);
}

TEST_CASE("a paragraph over the limit is split and nothing of it is lost", "[passages]") {
  std::string text;
  for (int i = 0; i < 6000; ++i) text += "Sentence " + std::to_string(i) + " of many. ";
  text.pop_back();
  const auto rows = passages_of({text});
  CHECK(rows.size() > 2);
  std::string joined;
  for (const auto& row : rows) {
    CHECK(row.second.size() <= max_passage_bytes);
    CHECK(row.second.ends_with("."));
    joined += (joined.empty() ? "" : " ") + row.second;
  }
  CHECK(joined == text);
}

TEST_CASE("a word of a megabyte is split, too", "[passages]") {
  const std::string word(1 << 20, 'w');
  const auto rows = passages_of({word});
  CHECK(rows.size() == (1 << 20) / max_passage_bytes);
}

TEST_CASE("a section over the limit is cut", "[passages]") {
  std::vector<Passage> passages;
  append_passage(std::string(5000, 's'), "He came.", passages);
  REQUIRE(passages.size() == 1);
  CHECK(passages[0].section.size() == max_field_bytes);
}

TEST_CASE("fields over the limit are cut and named", "[passages]") {
  Article article;
  article.title = std::string(5000, 't');
  article.source = "Arden Post";
  CHECK(limit_fields(article) == "title longer than 4 KiB, cut short");
  CHECK(article.title.size() == max_field_bytes);
  CHECK(article.source == "Arden Post");
  CHECK(limit_fields(article).empty());
}
