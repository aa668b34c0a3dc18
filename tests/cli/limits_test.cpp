// What holds when time, memory or patience runs out.

#include <algorithm>
#include <chrono>
#include <set>
#include <string>
#include <vector>

#include "newsgrep/index_writer.hpp"
#include "tests/cli/sandbox.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/temp_index.hpp"

using namespace newsgrep;
using newsgrep::test::ContainsSubstring;
using newsgrep::test::has_terminals;
using newsgrep::test::ProgramResult;
using newsgrep::test::Sandbox;

namespace {

/// Makes an index of so many articles, with two passages each and many words.
void make_index(const Sandbox& sandbox, int articles) {
  IndexWriter writer(sandbox.index());
  for (int i = 0; i < articles; ++i) {
    std::string text = "ferry";
    for (int k = 0; k < 40; ++k) {
      text += " w" + std::to_string((i * 40 + k) * 7919 % 1'000'003) + "ord";
    }
    auto made = test::article("a" + std::to_string(i), {text, "The ferry is late again."});
    made.source = "Outlet " + std::to_string(i % 50);
    made.date = "2025-03-" + std::to_string(10 + i % 20);
    writer.add(std::move(made));
  }
  writer.commit();
}

/// Writes a query that takes seconds to plan.
void write_long_query(const Sandbox& sandbox, const std::string& first = {}) {
  auto text = first;
  for (int i = 0; i < 4000; ++i) text += "word" + std::to_string(i * 7919) + "~ ";
  sandbox.write("queries", text + "\n");
}

ProgramResult run_in_shell(const Sandbox& sandbox, const std::string& command) {
  return sandbox.run({"sh", "-c", command});
}

}  // namespace

TEST_CASE("out of memory is a sentence and exit status 2, never a signal", "[cli][slow]") {
  const Sandbox sandbox;
  make_index(sandbox, 3000);
  const auto limited = [&](std::size_t kib, const std::string& arguments) {
    return run_in_shell(sandbox,
                        "ulimit -v " + std::to_string(kib) + "; exec newsgrep " + arguments);
  };
  // Less than this does not load the program.
  std::size_t least = 4096;
  while (least < 100'000 && limited(least, "--version").status != 0) least += 256;
  if (least >= 100'000) {
    WARN("skipped: this build needs very much memory");
    return;
  }
  std::set<int> statuses;
  for (const std::string arguments :
       {"--json -m 0 'path:*'", "-m 0 'w1* w2* w3* w4* w5* ferry~'", "--like a7:1 -m 100",
        "--sources w1\\* -f /dev/null", "--sources ferry", "--timeline 'path:*'", "-l -m 0 ferry",
        "-L w1", "-c 'word1~ word2~ \"ferry is\"'"}) {
    for (auto kib = least; kib < least + 24'000; kib += 601) {
      const auto result = limited(kib, arguments);
      CAPTURE(arguments, kib, result.status, result.err);
      statuses.insert(result.status);
      REQUIRE(result.status <= 2);
      if (result.status == 2) REQUIRE(result.err.starts_with("newsgrep: "));
      if (result.status == 2) REQUIRE(result.err.ends_with("\n"));
    }
  }
  CHECK(statuses.contains(0));
  CHECK(statuses.contains(2));
}

TEST_CASE("a time limit bounds planning, and it is said", "[cli][slow]") {
  const Sandbox sandbox;
  make_index(sandbox, 4000);
  write_long_query(sandbox);
  const auto begin = std::chrono::steady_clock::now();
  const auto result = sandbox.run({"newsgrep", "--timeout", "0.1", "-f", "queries"});
  CHECK(result.status == 1);
  CHECK_THAT(result.err, ContainsSubstring("The time was up"));
  for (const auto* output : {"-c", "-L", "--sources", "--timeline", "--explain"}) {
    CAPTURE(output);
    const auto counted = sandbox.run({"newsgrep", "--timeout", "0.1", output, "-f", "queries"});
    CHECK(counted.status == 2);
    CHECK_THAT(counted.err, ContainsSubstring("newsgrep: The time was up before"));
  }
  CHECK(sandbox.run({"newsgrep", "--timeout", "0.1", "-m0", "-f", "queries"}).status == 1);
  CHECK(std::chrono::steady_clock::now() - begin < std::chrono::seconds(20));
}

TEST_CASE("a query beyond the limits is cut, said, and refused with --strict", "[cli]") {
  const Sandbox sandbox;
  make_index(sandbox, 3);
  sandbox.write("queries", "ferry " + std::string(10'000'000, 'x') + "\n");
  const auto cut = sandbox.run({"newsgrep", "-m1", "-f", "queries"});
  CHECK(cut.status == 0);
  CHECK_THAT(cut.err, ContainsSubstring("The query is too long; read up to here"));
  CHECK(cut.err.size() < 2000);
  CHECK(sandbox.run({"newsgrep", "--strict", "-f", "queries"}).status == 2);
}

TEST_CASE("Ctrl-C ends a search at once while it plans", "[cli][slow]") {
  const Sandbox sandbox;
  make_index(sandbox, 4000);
  write_long_query(sandbox);
  // The program's status, and what the shell would wait for without the signal.
  const std::string interrupted =
      "(sleep 0.5; kill -INT $$) & exec newsgrep --timeout 0 -f queries ";
  const auto begin = std::chrono::steady_clock::now();
  CHECK(run_in_shell(sandbox, interrupted).status == 130);
  CHECK(run_in_shell(sandbox, interrupted + "-c").status == 130);
  CHECK(run_in_shell(sandbox, interrupted + "--json -m0").status == 130);
  CHECK(std::chrono::steady_clock::now() - begin < std::chrono::seconds(10));
}

TEST_CASE("Ctrl-C ends a search at once after its pager was quit", "[cli][slow]") {
  if (!has_terminals()) {
    WARN("skipped: no pseudo-terminals on this system");
    return;
  }
  const Sandbox sandbox;
  make_index(sandbox, 4000);
  write_long_query(sandbox, "ferry\n");
  const auto begin = std::chrono::steady_clock::now();
  const auto result = sandbox.run_on_terminal(
      80, {"sh", "-c",
           "(sleep 0.7; kill -INT $$) & "
           "NEWSGREP_PAGER='head -1' exec newsgrep --timeout 0 -m 12 -f queries"});
  CHECK(result.status == 130);
  CHECK(std::chrono::steady_clock::now() - begin < std::chrono::seconds(5));
}

TEST_CASE("all hits are printed one by one, however many there are", "[cli][slow]") {
  const Sandbox sandbox;
  make_index(sandbox, 4000);
  const auto all = sandbox.run({"newsgrep", "-m0", "--all", "--timeout", "0", "path:news"});
  CHECK(std::count(all.out.begin(), all.out.end(), '\n') == 8000);
  CHECK(all.err == "");
  const auto folded = sandbox.run({"newsgrep", "-m0", "path:news"});
  CHECK(std::count(folded.out.begin(), folded.out.end(), '\n') == 4001);
  CHECK_THAT(folded.err, ContainsSubstring("3,999 more passages have the same words"));
  const auto files = sandbox.run({"newsgrep", "-l", "path:news"});
  CHECK(std::count(files.out.begin(), files.out.end(), '\n') == 4000);
  const auto some = sandbox.run({"newsgrep", "-l", "-m", "7", "path:news"});
  CHECK(std::count(some.out.begin(), some.out.end(), '\n') == 7);
}
