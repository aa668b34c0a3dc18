// What newsgrep-index says and returns when inputs are missing, unreadable or elsewhere.

#include <sys/stat.h>
#include <unistd.h>

#include "tests/cli/sandbox.hpp"
#include "tests/support/catch.hpp"

using newsgrep::test::ContainsSubstring;
using newsgrep::test::ProgramResult;
using newsgrep::test::Sandbox;
using newsgrep::test::TempDir;
namespace fs = std::filesystem;

namespace {

constexpr auto article = "Title\n\nThe ferry is late.\n";

std::string count(const Sandbox& sandbox) {
  return sandbox.run({"newsgrep", "-c", "ferry"}).out;
}

/// Runs a program without the rights of root, which nothing is closed to.
ProgramResult run_as_nobody(const Sandbox& sandbox, const std::string& command) {
  fs::permissions(sandbox.path(), fs::perms::all);
  return sandbox.run(
      {"sh", "-c",
       geteuid() == 0 ? "exec setpriv --reuid 65534 --clear-groups " + command : command});
}

}  // namespace

TEST_CASE("an emptied folder keeps its articles until one says what to do", "[cli]") {
  const Sandbox sandbox;
  for (const auto* name : {"in/a.txt", "in/b.txt", "in/c.txt"}) sandbox.write(name, article);
  REQUIRE(sandbox.run({"newsgrep-index", "--quiet", "in"}).status == 0);
  fs::remove_all(sandbox.path() / "in");
  SECTION("the folder is there and empty") {
    fs::create_directory(sandbox.path() / "in");
  }
  SECTION("the folder is gone") {}
  const auto quiet = GENERATE(true, false);
  const auto result = quiet ? sandbox.run({"newsgrep-index", "--quiet", "in"})
                            : sandbox.run({"newsgrep-index", "in"});
  CHECK(result.status == 2);
  CHECK_THAT(result.err,
             ContainsSubstring(
                 "newsgrep-index: in: all 3 files that were indexed are gone; nothing of it was "
                 "removed\nhint: Is a disk not mounted? newsgrep-index --vanished remove drops the "
                 "articles, --vanished keep keeps them\n"));
  CHECK_THAT(result.err, !ContainsSubstring("no such file"));
  CHECK(count(sandbox) == "3\n");
  const auto kept = sandbox.run({"newsgrep-index", "--vanished", "keep", "in"});
  CHECK(kept.status == 0);
  CHECK_THAT(kept.err, ContainsSubstring("3 files are gone; the index keeps their articles.\n"));
  CHECK(count(sandbox) == "3\n");
  const auto removed = sandbox.run({"newsgrep-index", "--vanished", "remove", "in"});
  CHECK(removed.status == 0);
  CHECK_THAT(removed.err, ContainsSubstring("Removed 3 articles (3 files are gone)"));
  CHECK(count(sandbox) == "0\n");
}

TEST_CASE("a search below an emptied folder says so, and finds what the index has", "[cli]") {
  const Sandbox sandbox;
  for (const auto* name : {"in/a.txt", "in/b.txt"}) sandbox.write(name, article);
  REQUIRE(sandbox.run({"newsgrep-index", "--quiet", "in"}).status == 0);
  fs::remove_all(sandbox.path() / "in");
  fs::create_directory(sandbox.path() / "in");
  const auto result = sandbox.run({"newsgrep", "-c", "ferry", "in"});
  CHECK(result.out == "2\n");
  CHECK(result.status == 2);
  CHECK_THAT(result.err, ContainsSubstring("all 2 files that were indexed are gone"));
}

TEST_CASE("a rebuild that would leave an empty index is refused", "[cli]") {
  const Sandbox sandbox;
  sandbox.write("in/a.txt", article);
  REQUIRE(sandbox.run({"newsgrep-index", "--quiet", "in"}).status == 0);
  fs::remove(sandbox.path() / "in/a.txt");
  const auto result = sandbox.run({"newsgrep-index", "--rebuild", "in"});
  CHECK(result.status == 2);
  CHECK_THAT(result.err, ContainsSubstring("newsgrep-index: No files to index below in\nhint: "));
  CHECK(count(sandbox) == "1\n");
  CHECK(sandbox.run({"newsgrep-index", "--rebuild", "--vanished", "remove", "in"}).status == 0);
  CHECK(count(sandbox) == "0\n");
}

TEST_CASE("what the system refuses to read is said, and the rest is indexed", "[cli]") {
  const Sandbox sandbox;
  sandbox.write("in/good.txt", article);
  sandbox.write("in/closed.txt", article);
  sandbox.write("in/shut/a.txt", article);
  fs::permissions(sandbox.path() / "in/closed.txt", fs::perms::none);
  fs::permissions(sandbox.path() / "in/shut", fs::perms::none);
  const auto* options = GENERATE("", "--quiet ", "-v ");
  const auto result = run_as_nobody(sandbox, std::string("newsgrep-index ") + options + "in");
  fs::permissions(sandbox.path() / "in/shut", fs::perms::all);
  CAPTURE(result.err);
  CHECK(result.status == 2);
  CHECK_THAT(result.err, ContainsSubstring("newsgrep-index: in/closed.txt: permission denied\n"));
  CHECK_THAT(result.err, ContainsSubstring("newsgrep-index: in/shut: permission denied\n"));
  CHECK(count(sandbox) == "1\n");
}

TEST_CASE("an article that cannot be read any more stays in the index", "[cli]") {
  const Sandbox sandbox;
  sandbox.write("in/good.txt", article);
  sandbox.write("in/closed.txt", article);
  sandbox.write("in/shut/a.txt", article);
  REQUIRE(run_as_nobody(sandbox, "newsgrep-index --quiet in").status == 0);
  fs::permissions(sandbox.path() / "in/closed.txt", fs::perms::none);
  fs::permissions(sandbox.path() / "in/shut", fs::perms::none);
  sandbox.write("in/good.txt", "Title\n\nThe ferry, again.\n");
  const auto result = run_as_nobody(sandbox, "newsgrep-index --quiet in");
  fs::permissions(sandbox.path() / "in/shut", fs::perms::all);
  CAPTURE(result.err);
  CHECK(result.status == 2);
  CHECK(count(sandbox) == "3\n");
  CHECK(sandbox.run({"newsgrep", "-c", "again"}).out == "1\n");
}

TEST_CASE("many read errors are counted, and -v lists them", "[cli]") {
  const Sandbox sandbox;
  sandbox.write("in/good.txt", article);
  for (int i = 0; i < 25; ++i) {
    fs::create_symlink("self" + std::to_string(i),
                       sandbox.path() / ("in/self" + std::to_string(i)));
  }
  const auto result = sandbox.run({"newsgrep-index", "--quiet", "in"});
  CHECK(result.status == 2);
  CHECK_THAT(result.err, ContainsSubstring("in/self0: too many levels of symbolic links\n"));
  CHECK_THAT(result.err, ContainsSubstring("newsgrep-index: 15 other inputs could not be read\n"));
  CHECK(count(sandbox) == "1\n");
}

// The sanitizers open pipes themselves.
#ifndef __SANITIZE_ADDRESS__

TEST_CASE("with too few open files, what could not be read is said and kept", "[cli][slow]") {
  const Sandbox sandbox;
  for (int i = 0; i < 6; ++i) {
    const auto number = std::to_string(i);
    sandbox.write("in/" + number + "/deep/" + number + ".txt", article);
  }
  REQUIRE(sandbox.run({"newsgrep-index", "--quiet", "in"}).status == 0);
  bool done = false;
  for (int files = 4; files <= 24 && !done; ++files) {
    const auto result = sandbox.run(
        {"sh", "-c", "ulimit -n " + std::to_string(files) + "; exec newsgrep-index --quiet in"});
    CAPTURE(files, result.err);
    CHECK((result.status == 0 || result.status == 2 || result.status == 127));
    CHECK((result.status == 0) == result.err.empty());
    CHECK(count(sandbox) == "6\n");
    done = result.status == 0;
  }
  CHECK(done);
}

#endif

TEST_CASE("links that lead out are counted, and followed when asked", "[cli]") {
  const Sandbox sandbox;
  const TempDir other;
  other.write("far.txt", article);
  sandbox.write("in/near.txt", article);
  fs::create_directory_symlink(other.path(), sandbox.path() / "in/out");
  const auto result = sandbox.run({"newsgrep-index", "in"});
  CHECK(result.status == 0);
  CHECK(result.err ==
        "Indexed 1 new article (1 passage) from 1 file.\n"
        "1 link leads out of the PATHs and was not followed (--follow does).\n");
  CHECK(count(sandbox) == "1\n");
  CHECK_THAT(sandbox.run({"newsgrep-index", "-v", "in"}).err,
             ContainsSubstring("newsgrep-index: in/out: leads out of the PATHs\n"));
  CHECK(sandbox.run({"newsgrep-index", "--follow", "in"}).status == 0);
  CHECK(count(sandbox) == "2\n");
  CHECK_THAT(sandbox.run({"newsgrep-index", "--dump", "in"}).out, !ContainsSubstring("far.txt"));
  CHECK_THAT(sandbox.run({"newsgrep-index", "--dump", "--follow", "in"}).out,
             ContainsSubstring("far.txt"));
  // A PATH that is a link was named.
  CHECK(sandbox.run({"newsgrep-index", "--index", "second", "in/out"}).err ==
        "Indexed 1 new article (1 passage) from 1 file.\n");
}

TEST_CASE("pipes and devices are passed over, and nothing waits for them", "[cli]") {
  const Sandbox sandbox;
  sandbox.write("in/good.txt", article);
  REQUIRE(::mkfifo((sandbox.path() / "in/a.txt").c_str(), 0600) == 0);
  fs::create_symlink("a.txt", sandbox.path() / "in/b.txt");
  CHECK(sandbox.run({"newsgrep-index", "in"}).status == 0);
  CHECK(count(sandbox) == "1\n");
  for (const auto* path : {"in/a.txt", "/dev/zero"}) {
    const auto result = sandbox.run({"newsgrep-index", path});
    CHECK(result.status == 2);
    CHECK_THAT(result.err, ContainsSubstring("not a regular file"));
  }
}
