// What newsgrep does on a terminal: the pager, and Ctrl-C.

#include "newsgrep/index_writer.hpp"
#include "searcher/cli/pager.hpp"
#include "tests/cli/sandbox.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/temp_index.hpp"

using namespace newsgrep;
using newsgrep::cli::pager_command;
using newsgrep::test::ContainsSubstring;
using newsgrep::test::has_terminals;
using newsgrep::test::ProgramResult;
using newsgrep::test::Sandbox;

namespace {

/// Makes the index of the sandbox of one article of so many paragraphs.
void make_index(const Sandbox& sandbox, std::size_t paragraphs) {
  IndexWriter writer(sandbox.index());
  std::vector<std::string> texts;
  for (std::size_t i = 0; i < paragraphs; ++i) texts.push_back("Ferry " + std::to_string(i) + ".");
  writer.add(test::article("a", texts));
  writer.commit();
}

/// Runs a command of the shell with a terminal of 80 columns and 24 rows.
ProgramResult on_terminal(const Sandbox& sandbox, const std::string& command) {
  return sandbox.run_on_terminal(80, {"sh", "-c", command});
}

}  // namespace

TEST_CASE("the pager is that of newsgrep, else the usual one, else less", "[cli]") {
  CHECK(pager_command(nullptr, nullptr) == "less");
  CHECK(pager_command(nullptr, "more") == "more");
  CHECK(pager_command("most -s", "more") == "most -s");
  CHECK(pager_command("", "more") == "");
  CHECK(pager_command(nullptr, "") == "");
  CHECK(pager_command("cat", "more") == "");
  CHECK(pager_command(nullptr, "cat") == "");
}

TEST_CASE("output that is longer than the terminal goes through the pager", "[cli]") {
  if (!has_terminals()) {
    WARN("skipped: no pseudo-terminals on this system");
    return;
  }
  const Sandbox sandbox;
  make_index(sandbox, 40);
  const std::string pager = "NEWSGREP_PAGER='sed \"s/^/> /\"' ";
  const auto paged = on_terminal(sandbox, pager + "newsgrep -m0 --color=never ferry");
  CHECK(paged.status == 0);
  CHECK(paged.out.starts_with("> About a"));
  CHECK_THAT(paged.out, ContainsSubstring(">   Ferry 39."));
  CHECK(on_terminal(sandbox, pager + "newsgrep -m1 ferry").out.find('>') == std::string::npos);
  CHECK(on_terminal(sandbox, pager + "newsgrep -m0 --no-pager ferry").out.find('>') ==
        std::string::npos);
  CHECK(on_terminal(sandbox, pager + "newsgrep -m0 ferry | tail -1").out.find('>') ==
        std::string::npos);
  // Twelve lines, of several rows each.
  CHECK_THAT(on_terminal(sandbox, pager + "newsgrep -m12 --json ferry").out,
             ContainsSubstring("> {"));
  CHECK_THAT(on_terminal(sandbox, "NEWSGREP_PAGER='echo $LESS; cat' newsgrep -m0 ferry").out,
             ContainsSubstring("FRX\n"));
  CHECK_THAT(on_terminal(sandbox, "LESS=S NEWSGREP_PAGER='echo $LESS; cat' newsgrep -m0 ferry").out,
             ContainsSubstring("S\n"));
}

TEST_CASE("quitting the pager ends quietly, and so does one that is missing", "[cli][slow]") {
  if (!has_terminals()) {
    WARN("skipped: no pseudo-terminals on this system");
    return;
  }
  const Sandbox sandbox;
  make_index(sandbox, 3000);
  const auto quit = on_terminal(sandbox, "NEWSGREP_PAGER='head -2' newsgrep -m0 ferry");
  CHECK(quit.status == 0);
  CHECK(quit.err == "");
  const auto missing = on_terminal(sandbox, "NEWSGREP_PAGER=nosuchpager newsgrep -m0 ferry");
  CHECK(missing.status == 0);
  CHECK_THAT(missing.out, ContainsSubstring("2999"));
}

TEST_CASE("Ctrl-C restores the terminal and ends by the signal", "[cli][slow]") {
  if (!has_terminals()) {
    WARN("skipped: no pseudo-terminals on this system");
    return;
  }
  const Sandbox sandbox;
  make_index(sandbox, 3);
  // It waits for queries that never come.
  const std::string interrupted =
      "mkfifo queries; (exec 3>queries; sleep 1; kill -INT $$; sleep 1) & "
      "exec newsgrep -f queries";
  const auto colored = on_terminal(sandbox, interrupted);
  CHECK(colored.status == 130);
  CHECK(colored.out == "\x1B]8;;\x1B\\\x1B[0m");
  const auto plain = on_terminal(sandbox, "rm queries; " + interrupted + " --color=never");
  CHECK(plain.status == 130);
  CHECK(plain.out == "");
}

TEST_CASE("headings link to files on a terminal that shows links", "[cli]") {
  if (!has_terminals()) {
    WARN("skipped: no pseudo-terminals on this system");
    return;
  }
  const Sandbox sandbox;
  make_index(sandbox, 1);
  const auto shown = [&](const std::string& how) {
    return on_terminal(sandbox, "unset NEWSGREP_LINKS; " + how + " ferry").out.find("\x1B]8;;") !=
           std::string::npos;
  };
  CHECK(shown("newsgrep"));
  CHECK_FALSE(shown("newsgrep --color=never"));
  CHECK_FALSE(shown("NEWSGREP_LINKS=never newsgrep"));
  CHECK_FALSE(shown("TERM=linux newsgrep"));
  CHECK_FALSE(shown("TERM=dumb newsgrep --color=always"));
  CHECK_FALSE(shown("newsgrep --json"));
}
