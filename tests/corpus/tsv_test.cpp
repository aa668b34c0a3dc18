#include "tests/corpus/read_all.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/temp_dir.hpp"

using namespace newsgrep;
using namespace newsgrep::test;

TEST_CASE("a TSV line is an article of one passage", "[tsv]") {
  TempDir dir;
  const auto path = dir.write("a.tsv",
                              "w0\tA title\tTags. One text\xC2\xA0 here.\n"
                              "\n"
                              "w1\t\tNo title\twith a tab\r\n"
                              "w2 only two\tfields\n"
                              "\tno id\ttext\n"
                              "w3\tno text\t \n"
                              "w4\tshouted caf\xE9\tfin\n");
  const auto result = read_all(path);
  REQUIRE(result.articles.size() == 3);
  CHECK(result.articles[0].id == "w0");
  CHECK(result.articles[0].title == "A title");
  CHECK(texts(result.articles[0]) == std::vector<std::string>{"Tags. One text here."});
  CHECK(result.articles[0].path == path);
  CHECK(texts(result.articles[1]) == std::vector<std::string>{"No title with a tab"});
  CHECK(result.articles[2].title == "shouted café");
  REQUIRE(result.problems.size() == 3);
  CHECK(result.problems[0].line == 4);
  CHECK(result.problems[0].reason == "not of the form id<TAB>title<TAB>text");
  CHECK(result.problems[1].line == 5);
  CHECK(result.problems[1].reason == "no id");
  CHECK(result.problems[2].line == 6);
  CHECK(result.problems[2].reason == "no text");
}
