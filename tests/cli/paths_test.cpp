// newsgrep with PATHs, which are indexed first.

#include "newsgrep/index_writer.hpp"
#include "tests/cli/sandbox.hpp"
#include "tests/support/catch.hpp"

using namespace newsgrep;
using newsgrep::test::ContainsSubstring;
using newsgrep::test::Sandbox;

TEST_CASE("paths are indexed before they are searched, and again when they change", "[cli]") {
  const Sandbox sandbox;
  sandbox.write("in/a.txt", "Title\n\nThe ferry is late.\n");
  const auto first = sandbox.run({"newsgrep", "-c", "ferry", "in"});
  CHECK(first.status == 0);
  CHECK(first.err == "");
  CHECK(first.out == "1\n");
  sandbox.write("in/b.txt", "Title\n\nA ferry came.\n");
  CHECK(sandbox.run({"newsgrep", "-c", "ferry", "in/"}).out == "2\n");
  CHECK(sandbox.run({"newsgrep", "-c", "ferry"}).out == "2\n");
}

TEST_CASE("a path that does not exist is trouble, and nothing is indexed", "[cli]") {
  const Sandbox sandbox;
  sandbox.write("in/a.txt", "Title\n\nThe ferry is late.\n");
  const auto result = sandbox.run({"newsgrep", "ferry", "in", "missing"});
  CHECK(result.status == 2);
  CHECK(result.out == "");
  CHECK(result.err ==
        "newsgrep: No such file or directory: missing\n"
        "hint: Quote a query of several words: newsgrep 'ferry strike'\n");
  CHECK_FALSE(std::filesystem::exists(sandbox.index()));
}

TEST_CASE("while a writer holds the index, it is searched as it is", "[cli]") {
  const Sandbox sandbox;
  sandbox.write("in/a.txt", "Title\n\nThe ferry is late.\n");
  REQUIRE(sandbox.run({"newsgrep-index", "--quiet", "in"}).status == 0);
  sandbox.write("in/b.txt", "Title\n\nA ferry came.\n");
  const IndexWriter holder(sandbox.index());
  const auto result = sandbox.run({"newsgrep", "-c", "ferry", "in"});
  CHECK(result.status == 0);
  CHECK(result.out == "1\n");
  CHECK_THAT(result.err, ContainsSubstring("newsgrep-index: Another program writes to the index"));
  CHECK_THAT(result.err, ContainsSubstring("\nnewsgrep: Searching the index as it is"));
}

TEST_CASE("when there is no index and none can be made, there is trouble", "[cli]") {
  const Sandbox sandbox;
  sandbox.write("in/a.txt", "Title\n\nThe ferry is late.\n");
  sandbox.write("file", "in the way");
  const auto result = sandbox.run({"newsgrep", "--index", "file/index", "ferry", "in"});
  CAPTURE(result.err);
  CHECK(result.status == 2);
  CHECK(result.out == "");
  CHECK_THAT(result.err, ContainsSubstring("newsgrep: Could not index the paths"));
}

TEST_CASE("with --file or --like, all arguments are paths", "[cli]") {
  const Sandbox sandbox;
  sandbox.write("in/a.txt", "Title\n\nThe ferry is late.\n");
  const auto result = sandbox.run({"newsgrep", "-c", "-f", "-", "in"}, "q\tferry\nxyzzy\n");
  CHECK(result.err == "");
  CHECK(result.out == "q:1\n2:0\n");
  CHECK_THAT(sandbox.run({"newsgrep", "--like", "x:1", "missing"}).err,
             ContainsSubstring("newsgrep: No such file or directory: missing\n"));
}

TEST_CASE("what can be read is searched, and the rest is trouble", "[cli]") {
  const Sandbox sandbox;
  sandbox.write("a.txt", "Title\n\nThe ferry is late.\n");
  sandbox.write("b.txt", std::string("\0\0\0\1binary\0", 11));
  const auto result = sandbox.run({"newsgrep", "-c", "ferry", "a.txt", "b.txt"});
  CHECK(result.status == 2);
  CHECK(result.out == "1\n");
  CHECK_THAT(result.err, ContainsSubstring("newsgrep-index: b.txt: binary file"));
}
