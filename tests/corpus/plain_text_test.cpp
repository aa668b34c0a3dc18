#include "corpus/plain_text.hpp"

#include <string>
#include <vector>

#include "tests/corpus/read_all.hpp"
#include "tests/support/catch.hpp"

using namespace newsgrep;
using namespace newsgrep::corpus;
using newsgrep::test::sections;
using newsgrep::test::texts;

namespace {

Article read(std::string_view bytes) {
  return read_plain_text(bytes).article;
}

const std::string one =
    "The ferry between Arden and Port Ellery will run again on Monday, nine weeks after a storm "
    "tore its landing stage from the eastern bank.";
const std::string two =
    "“We have waited long enough,” said the mayor, who had crossed the river by rowing boat to "
    "sign the papers.";
const std::string three = "Nobody knows who will pay.";

std::string lines(const std::vector<std::string>& all, const char* between = "\n\n") {
  std::string text;
  for (const auto& line : all) text += line + between;
  return text;
}

using Texts = std::vector<std::string>;

}  // namespace

TEST_CASE("title, metadata and furniture surround the passages", "[plain_text]") {
  const auto article =
      read(lines({"Skip to content", "Home", "Ferry returns to Arden", "By Jane Doe",
                  "March 13, 2025", "Share this:", one, two, "Advertisement", three, "Share",
                  "Leave a Reply", "Your email address will not be published."}));
  CHECK(article.title == "Ferry returns to Arden");
  CHECK(article.authors == Texts{"Jane Doe"});
  CHECK(article.date == "2025-03-13");
  CHECK(texts(article) == Texts{one, two, three});
  CHECK(sections(article) == Texts{"", "", ""});
}

TEST_CASE("a German date line is a date and no item of a list", "[plain_text]") {
  const auto article = read(lines({"Die Fähre fährt wieder", "Von Käthe Wünsche", "20. Mai 2025",
                                   one, two, "Alle Rechte vorbehalten."}));
  CHECK(article.date == "2025-05-20");
  CHECK(article.authors == Texts{"Käthe Wünsche"});
  CHECK(texts(article) == Texts{one, two});
}

TEST_CASE("a title is found once however often it is repeated", "[plain_text]") {
  const std::string title = "Ferry returns to Arden";
  for (const auto& head :
       std::vector<Texts>{{title},
                          {title, title},
                          {title, title, title},
                          {title, "FERRY RETURNS TO ARDEN"},
                          {"FERRY RETURNS TO ARDEN", title},
                          {title + " | The Arden Post", title},
                          {title, title + " - The Arden Post"},
                          {"【Arden Post】" + title, title},
                          {"[Video] " + title},
                          {title, "Boat is back on the river", "Boat is back on the river"},
                          {"Breaking news", title},
                          {"Home", "World", title, "Ferry returns to ‘Arden’"},
                          {title, "By Jane Doe", title},
                          {title, "—", "UJ"}}) {
    auto all = head;
    all.push_back(one);
    all.push_back(two);
    CAPTURE(head);
    const auto article = read(lines(all));
    CHECK(article.title == title);
    CHECK(texts(article) == Texts{one, two});
    CHECK(sections(article) == Texts{"", ""});
  }
}

TEST_CASE("the outlet after a title is its source", "[plain_text]") {
  const auto article = read(lines({"Ferry returns | The Arden Post", "Ferry returns", one, two}));
  CHECK(article.title == "Ferry returns");
  CHECK(article.source == "The Arden Post");
}

TEST_CASE("a dash in a title is no outlet", "[plain_text]") {
  CHECK(read(lines({"Ferry returns - but who pays?", one, two})).title ==
        "Ferry returns - but who pays?");
}

TEST_CASE("an article may have no title", "[plain_text]") {
  const auto article = read(lines({"UJ", "—", one, two, three}, "\n"));
  CHECK(article.title.empty());
  CHECK(article.authors == Texts{"UJ"});
  CHECK(texts(article) == Texts{one, two, three});
}

TEST_CASE("a second, different headline is the section of the first paragraphs", "[plain_text]") {
  const auto article = read(lines({"Ferry returns", "Nine weeks without a boat", one, two}));
  CHECK(article.title == "Ferry returns");
  CHECK(sections(article) == Texts{"Nine weeks without a boat", "Nine weeks without a boat"});
}

TEST_CASE("a title may end with a question mark, or a full stop if it is repeated",
          "[plain_text]") {
  CHECK(read(lines({"Who pays for the ferry?", one, two})).title == "Who pays for the ferry?");
  const auto article = read(lines({"The ferry is back.", "The ferry is back.", one, two}));
  CHECK(article.title == "The ferry is back.");
  CHECK(texts(article) == Texts{one, two});
  CHECK(texts(read(lines({"The ferry is back.", one, two}))).size() == 3);
}

TEST_CASE("headings become sections, also without blank lines", "[plain_text]") {
  for (const char* between : {"\n", "\n\n"}) {
    const auto article = read(lines({"Ferry returns", one, "Who pays", two, three}, between));
    CHECK(article.title == "Ferry returns");
    CHECK(texts(article) == Texts{one, two, three});
    CHECK(sections(article) == Texts{"", "Who pays", "Who pays"});
  }
}

TEST_CASE("list items are passages in their section", "[plain_text]") {
  const auto article = read(
      lines({"Ferry returns", one, "The demands", "• a new stage", "• lights", "• a bell", two}));
  CHECK(texts(article) == Texts{one, "a new stage", "lights", "a bell", two});
  CHECK(sections(article)[1] == "The demands");
}

TEST_CASE("a caption is one clean passage, even if a broken tag stands in its copy",
          "[plain_text]") {
  const std::string caption =
      "Villagers of the eastern bank wait for the ferry near the old landing stage, Arden county, "
      "on March 12, 2025. Photo: XYZ";
  const std::string broken =
      "Villagers of the eastern bank wait for the ferry near the old landing "
      "stage,<strong><a href=Arden sport Arden county, on March 12, 2025. Photo: XYZ\" "
      "src=\"https://example.org/p/1.jpeg\" />";
  for (const auto& captions :
       std::vector<Texts>{{broken, caption}, {caption, broken}, {caption, caption}, {caption}}) {
    Texts all = {"Ferry returns"};
    all.insert(all.end(), captions.begin(), captions.end());
    all.push_back(one);
    CHECK(texts(read(lines(all))) == Texts{caption, one});
  }
}

TEST_CASE("short lines below the name of a list belong to it", "[plain_text]") {
  const auto article =
      read(lines({"Ferry returns", one, "Related articles", "Cod catch falls", "Nurses walk out",
                  two, "Tags", "Arden", "Ferry", "Comments (3)"}));
  CHECK(texts(article) == Texts{one, two});
}

TEST_CASE("several words of a toolbar in a row are furniture, one alone is a heading",
          "[plain_text]") {
  const auto article = read(lines(
      {"Ferry returns", one, "Facebook", "Twitter", "Email", "Print", two, "Politics", three}));
  CHECK(texts(article) == Texts{one, two, three});
  CHECK(sections(article) == Texts{"", "", "Politics"});
}

TEST_CASE("many short lines between title and body are a list, and kept", "[plain_text]") {
  const auto article =
      read(lines({"Ferry returns to Arden after the storm", "Arden 365 seats", "Ellery 203 seats",
                  "Pontville 48 seats", "Harbour 11 seats", "Cedar Notch 8 seats",
                  "Karlsholm 7 seats", "Delft 4 seats", one, two}));
  CHECK(article.title == "Ferry returns to Arden after the storm");
  CHECK(texts(article).size() == 9);
}

TEST_CASE("a menu above the title is left out", "[plain_text]") {
  const auto article =
      read(lines({"Arden Post", "Courts", "Harbour", "Schools", "Fishing", "Obituaries", "Puzzles",
                  "Archive", "Ferry returns to Arden", one, two}));
  CHECK(article.title == "Ferry returns to Arden");
  CHECK(sections(article) == Texts{"", ""});
}

TEST_CASE("paragraphs below furniture are kept", "[plain_text]") {
  const auto article = read(lines({"Ferry returns", one, "Leave a Reply", two, "Back to top"}));
  CHECK(texts(article) == Texts{one, two});
}

TEST_CASE("a labelled line below the article is metadata", "[plain_text]") {
  const auto article = read(lines({"Ferry returns", one, two, "Published: 13 March 2025",
                                   "(Reporting by Jane Doe; Editing by John Roe)"}));
  CHECK(article.date == "2025-03-13");
  CHECK(article.authors == Texts{"Jane Doe"});
  CHECK(texts(article) == Texts{one, two});
}

TEST_CASE("a day alone between paragraphs is a heading", "[plain_text]") {
  const auto article = read(lines({"Ferry returns", one, "March 12, 2025", two}));
  CHECK(sections(article) == Texts{"", "March 12, 2025"});
  CHECK(article.date.empty());
}

TEST_CASE("a dateline stays in its paragraph and names the source", "[plain_text]") {
  const auto article = read(lines({"Ferry returns", "ARDEN (Reuters) - " + one, two}));
  CHECK(article.source == "Reuters");
  CHECK(texts(article)[0] == "ARDEN (Reuters) - " + one);
}

TEST_CASE("a single line is a passage", "[plain_text]") {
  const auto article = read("Ferry returns to Arden\n");
  CHECK(article.title.empty());
  CHECK(texts(article) == Texts{"Ferry returns to Arden"});
}

TEST_CASE("text in other encodings is read", "[plain_text]") {
  CHECK(texts(read("Title here\n\nThe caf\xE9 stayed \x93open\x94 until nine.")) ==
        Texts{"The café stayed “open” until nine."});
  std::string wide = "\xFF\xFE";
  for (const char c : std::string("Title here\r\n\r\nIt stayed open.\r\n")) {
    wide += c;
    wide += '\0';
  }
  CHECK(texts(read(wide)) == Texts{"It stayed open."});
}

TEST_CASE("only furniture is no article", "[plain_text]") {
  const auto result = read_plain_text(lines({"Skip to content", "Share", "Leave a Reply"}));
  CHECK(result.article.passages.empty());
  CHECK(result.problems == Texts{"no article text, only parts of a web page"});
}

TEST_CASE("a text of more lines than an article may have is refused", "[plain_text][slow]") {
  const auto* unit = GENERATE("\n", "a\n\n", "<p>", "\r");
  std::string text = "Title\n\n";
  for (std::size_t i = 0; i < 3'000'000; ++i) text += unit;
  const auto result = read_plain_text(text);
  CHECK(result.article.passages.empty());
  REQUIRE(result.problems.size() == 1);
  CHECK(result.problems[0] == "more than 1000000 lines or paragraphs");
}
