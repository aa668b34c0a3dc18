#include <unistd.h>

#include <nlohmann/json.hpp>

#include "newsgrep/index_writer.hpp"
#include "tests/cli/sandbox.hpp"
#include "tests/support/catch.hpp"

using namespace newsgrep;
using newsgrep::test::ContainsSubstring;
using newsgrep::test::has_terminals;
using newsgrep::test::Sandbox;

TEST_CASE("a second writer says who holds the lock", "[cli]") {
  const Sandbox sandbox;
  sandbox.write("a.txt", "Title\n\nThe ferry is late.\n");
  const IndexWriter holder(sandbox.index());
  const auto result = sandbox.run({"newsgrep-index", "a.txt"});
  CHECK(result.status == 2);
  CHECK(result.out.empty());
  CHECK_THAT(result.err,
             ContainsSubstring("newsgrep-index: Another program writes to the index: process " +
                               std::to_string(getpid()) + " on "));
  CHECK_THAT(result.err, ContainsSubstring("\nhint: "));
}

TEST_CASE("the dump prints the keys of an article in their order", "[cli]") {
  const Sandbox sandbox;
  sandbox.write("a.jsonl", R"({"url":"https://x.example/","text":"One.\n\nTwo.","authors":["A"],)"
                           R"("lang":"en","source":"S","date":"2025-01-02","title":"T","id":"a"})"
                           "\n");
  const auto result = sandbox.run({"newsgrep-index", "--dump", "a.jsonl"});
  CHECK(result.status == 0);
  const auto json = nlohmann::ordered_json::parse(result.out);
  std::string keys;
  for (const auto& [key, value] : json.items()) keys += key + " ";
  CHECK(keys == "id path title date source authors url lang passages ");
  keys.clear();
  REQUIRE(json["passages"].size() == 2);
  for (const auto& [key, value] : json["passages"][1].items()) keys += key + " ";
  CHECK(keys == "n section text ");
  CHECK(json["passages"][1]["n"] == 2);
  CHECK(json["passages"][1]["text"] == "Two.");
  CHECK_FALSE(std::filesystem::exists(sandbox.index()));
}

TEST_CASE("file names with control characters are shown escaped", "[cli]") {
  const Sandbox sandbox;
  sandbox.write("in/\x1B[2J\x9B\xC2\x9B\n.txt", std::string("\0\0\0\1binary\0", 11));
  sandbox.write("in/\x1B]0;good\x07.txt", "Title\n\nThe ferry is late.\n");
  const auto indexed = sandbox.run({"newsgrep-index", "--verbose", "in"});
  CHECK(indexed.err.find('\x1B') == std::string::npos);
  CHECK(indexed.err.find('\x9B') == std::string::npos);
  CHECK_THAT(indexed.err, ContainsSubstring("in/\\x1b[2J\\x9b\\x9b\\x0a.txt: binary"));
  const auto dumped = sandbox.run({"newsgrep-index", "--dump", "in"});
  CHECK(dumped.out.find('\x1B') == std::string::npos);
  CHECK(dumped.err.find('\x1B') == std::string::npos);
  const auto found = sandbox.run({"newsgrep", "-l", "ferry"});
  CHECK(found.out == "in/\\x1b]0;good\\x07.txt\n");
}

TEST_CASE("an endless line is skipped without being held in memory", "[cli][slow]") {
  const Sandbox sandbox;
  // 400 MB without a line break, then an article.
  const auto result = sandbox.run(
      {"sh", "-c",
       R"({ printf '{"id":"x","text":"'; yes word | tr '\n' ' ' | head -c 400000000; echo '"}';)"
       R"( echo '{"id":"good","title":"T","text":"The ferry is late."}'; } | newsgrep-index -)"});
  CAPTURE(result.err);
  CHECK_THAT(result.err, ContainsSubstring("Indexed 1 new article "));
  CHECK_THAT(result.err, ContainsSubstring("1 input skipped"));
  CHECK(result.status == 0);
#ifndef __SANITIZE_ADDRESS__
  CHECK(result.max_memory_kb < 300'000);
#endif
  CHECK(sandbox.run({"newsgrep", "-c", "ferry"}).out == "1\n");
}

TEST_CASE("a file of gigabytes without a line break is skipped at once", "[cli]") {
  const Sandbox sandbox;
  const auto* name = GENERATE("huge.jsonl", "huge.txt", "huge.tsv");
  const auto huge = sandbox.write(std::string("in/") + name, "x");
  REQUIRE(truncate(huge.c_str(), off_t{2} << 30) == 0);  // Sparse: takes no space.
  sandbox.write("in/good.txt", "Title\n\nThe ferry is late.\n");
  const auto result = sandbox.run({"newsgrep-index", "--verbose", "in"});
  CAPTURE(result.err);
  CHECK(result.status == 0);
  CHECK_THAT(result.err, ContainsSubstring(std::string("in/") + name + ": "));
  CHECK_THAT(result.err, ContainsSubstring("Indexed 1 new article "));
#ifndef __SANITIZE_ADDRESS__
  CHECK(result.max_memory_kb < 300'000);
#endif
}

TEST_CASE("an index that a run could not write to stays whole", "[cli]") {
  const Sandbox sandbox;
  sandbox.write("old.txt", "Title\n\nThe ferry is late.\n");
  REQUIRE(sandbox.run({"newsgrep-index", "--quiet", "old.txt"}).status == 0);
  std::string lines;
  for (int i = 0; i < 3000; ++i) {
    lines += "n" + std::to_string(i) + "\tTitle\tA new ferry w" + std::to_string(i) + ".\n";
  }
  sandbox.write("new.tsv", lines);
  const auto refused =
      sandbox.run({"sh", "-c", "trap '' XFSZ; ulimit -f 64; exec newsgrep-index new.tsv"});
  CAPTURE(refused.err);
  CHECK(refused.status == 2);
  CHECK_THAT(refused.err, ContainsSubstring("newsgrep-index: "));
  CHECK_THAT(refused.err, ContainsSubstring("hint: Check the disk"));
  CHECK(sandbox.run({"newsgrep", "-c", "ferry"}).out == "1\n");
  CHECK(sandbox.run({"newsgrep-index", "new.tsv"}).status == 0);
  CHECK(sandbox.run({"newsgrep", "-c", "ferry"}).out == "3001\n");
}

TEST_CASE("progress is shown only on a terminal, and cleared at the end", "[cli][slow]") {
  if (!has_terminals()) {
    WARN("skipped: no pseudo-terminals on this system");
    return;
  }
  const Sandbox sandbox;
  // However fast indexing is, its input takes a while.
  const std::string slow =
      R"((printf 'a\tTitle\tA ferry.\n'; sleep 2; printf 'b\tTitle\tA tram.\n') | )"
      "newsgrep-index --rebuild --format tsv -";
  // Standard error goes where standard output goes: to the terminal.
  const auto shown = sandbox.run_on_terminal(80, {"sh", "-c", slow + " 2>&1"});
  CHECK_THAT(shown.out, ContainsSubstring(" articles, "));
  CHECK_THAT(shown.out, ContainsSubstring("\r\x1B[KIndexed 2 new articles"));
  const auto piped = sandbox.run({"sh", "-c", slow});
  CHECK(piped.err.find('\x1B') == std::string::npos);
  CHECK(piped.err.find(" articles, ") == std::string::npos);
}
