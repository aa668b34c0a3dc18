#include "corpus/line_shape.hpp"

#include <string>
#include <utility>

#include "tests/support/catch.hpp"

using namespace newsgrep::corpus;

TEST_CASE("the ending of a line is read through quotes and brackets", "[line_shape]") {
  const std::pair<const char*, Ending> rows[] = {{"Talks resume", Ending::none},
                                                 {"Talks resumed.", Ending::sentence},
                                                 {"“It is over.”", Ending::sentence},
                                                 {"It is over, he said.'", Ending::sentence},
                                                 {"Is it over?", Ending::question},
                                                 {"It is over!", Ending::exclamation},
                                                 {"The demands are:", Ending::open},
                                                 {"first,", Ending::open},
                                                 {"Talks in the U.S.", Ending::abbreviation},
                                                 {"Acme Inc.", Ending::abbreviation},
                                                 {"He said no.", Ending::sentence},
                                                 {"and then…", Ending::sentence},
                                                 {"他说。", Ending::sentence},
                                                 {"(see below)", Ending::none},
                                                 {"", Ending::none}};
  for (const auto& [line, ending] : rows) {
    CAPTURE(line);
    CHECK(ending_of(line) == ending);
  }
}

TEST_CASE("headings are told from paragraphs by their looks", "[line_shape]") {
  for (const char* line :
       {"What Kyiv wants", "'Not one step' promised", "“Nothing new”, and much old",
        "Talks Stall in the U.S.", "A line on a map", "Why did it fail?", "Phase 2", "2025",
        "¿Qué pasa ahora?", "Положение на фронте", "停火谈判", "Truce, Terms & Troubles",
        "(Not) the end"}) {
    CAPTURE(line);
    CHECK(looks_like_heading(line));
  }
  for (const char* line :
       {"He left.", "“We will not stop,” she said", "“We will not stop”", "No comment!",
        "The demands are:", "— Olena Hrytsenko, head of the delegation", "reuters",
        "A: Three of them", "• Canada", "1. Halt all attacks", "Photo: AFP", "—", "",
        "He spoke. Nobody listened",
        "The mayor walked over to the bridge and told everyone there that it was closed"}) {
    CAPTURE(line);
    CHECK_FALSE(looks_like_heading(line));
  }
}

TEST_CASE("titles may be longer than headings", "[line_shape]") {
  CHECK(looks_like_title(
      "Mayor of Arden walks over to the bridge and tells everyone there that it is closed"));
  CHECK(looks_like_title("Gen. Harlan warns: ‘Winter comes early’"));
  CHECK(looks_like_title("Is this the end of the ferry?"));
  CHECK_FALSE(looks_like_title("The ferry sank on Monday."));
  CHECK_FALSE(looks_like_title("Villagers wait for the ferry near Arden. Photo: AFP"));
  CHECK_FALSE(looks_like_title(std::string(201, 'x')));
}

TEST_CASE("list marks are found and measured", "[line_shape]") {
  CHECK(list_mark("• Canada").marker_bytes == 4);
  CHECK(list_mark("•Canada").marker_bytes == 3);
  CHECK(list_mark("- Canada").marker_bytes == 2);
  CHECK(list_mark("1. Canada").is_item);
  CHECK(list_mark("1. Canada").marker_bytes == 0);
  CHECK_FALSE(list_mark("-5 degrees").is_item);
  CHECK_FALSE(list_mark("2.5 million").is_item);
  CHECK_FALSE(list_mark("2025. A year").is_item);
  CHECK_FALSE(list_mark("").is_item);
}
