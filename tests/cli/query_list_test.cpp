#include "searcher/cli/query_list.hpp"

#include "newsgrep/error.hpp"
#include "tests/support/catch.hpp"

using namespace newsgrep;
using namespace newsgrep::cli;
using newsgrep::test::ContainsSubstring;

TEST_CASE("a file of queries has a query a line, named or numbered", "[cli]") {
  const auto queries = parse_query_list(
      "\xEF\xBB\xBFgulls\n\n  \t \r\nq1\tbuffer zone\r\n\tno name\nlast\tone\ttab", "q.txt");
  REQUIRE(queries.size() == 4);
  CHECK(queries[0].name == "1");
  CHECK(queries[0].text == "gulls");
  CHECK(queries[1].name == "q1");
  CHECK(queries[1].text == "buffer zone");
  CHECK(queries[1].line == 4);
  CHECK(queries[2].name == "5");
  CHECK(queries[2].text == "no name");
  CHECK(queries[3].name == "last");
  CHECK(queries[3].text == "one\ttab");
  CHECK(parse_query_list("", "q.txt").empty());
  CHECK(parse_query_list("\n\n", "q.txt").empty());
}

TEST_CASE("a line that is not text is refused with its number", "[cli]") {
  CHECK_THROWS_WITH(parse_query_list("ok\nb\xFF\n", "q.txt"),
                    ContainsSubstring("q.txt:2: The line is not UTF-8"));
  CHECK_THROWS_WITH(parse_query_list(std::string_view("ok\n\na\0b\n", 8), "q.txt"),
                    ContainsSubstring("q.txt:3: The line has a NUL byte"));
}
