// What docs/promises.md says of copies, moves and files that are deleted by hand.

#include <algorithm>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "newsgrep/index_writer.hpp"
#include "tests/cli/sandbox.hpp"
#include "tests/indexer/child_process.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/read_file.hpp"
#include "tests/support/temp_index.hpp"

using newsgrep::IndexWriter;
using newsgrep::test::article;
using newsgrep::test::ChildProcess;
using newsgrep::test::ContainsSubstring;
using newsgrep::test::read_file;
using newsgrep::test::Sandbox;

namespace fs = std::filesystem;

namespace {

/// Makes an index of 30 articles, of which one is removed, in several shards.
void make_index(const Sandbox& sandbox) {
  for (int i = 0; i < 30; i += 10) {
    IndexWriter writer(sandbox.index());
    for (int j = i; j < i + 10; ++j) {
      writer.add(article("a" + std::to_string(j), {"The ferry sails.", "It is late."}));
    }
    writer.commit();
  }
  IndexWriter writer(sandbox.index());
  writer.remove("a7");
  writer.commit();
}

/// Returns the articles that a search of the index `name` finds.
std::string answer(const Sandbox& sandbox, const std::string& name) {
  const auto result = sandbox.run({"newsgrep", "--index", name, "-l", "ferry"});
  CAPTURE(name, result.err);
  CHECK(result.status == 0);
  return result.out;
}

/// Runs a shell command that must succeed.
void shell(const Sandbox& sandbox, const std::string& command) {
  const auto result = sandbox.run({"sh", "-c", command});
  CAPTURE(command, result.err);
  REQUIRE(result.status == 0);
}

/// Returns the content of all files of a folder, by path.
std::map<std::string, std::string> files_in(const fs::path& dir) {
  std::map<std::string, std::string> files;
  for (const auto& entry : fs::recursive_directory_iterator(dir)) {
    if (entry.is_regular_file()) files[entry.path().string()] = read_file(entry.path());
  }
  return files;
}

}  // namespace

TEST_CASE("an index that is moved, renamed or copied gives the same answers", "[cli]") {
  const Sandbox sandbox;
  make_index(sandbox);
  const auto before = answer(sandbox, "index");
  shell(sandbox,
        "cp -r index copy && tar -cf - index | (mkdir other && tar -xf - -C other) && mv index "
        "renamed");
  for (const auto* const name : {"copy", "other/index", "renamed"}) {
    CHECK(answer(sandbox, name) == before);
    sandbox.write("more.txt", "A title\n\nThe tram is late.\n");
    const auto added = sandbox.run({"newsgrep-index", "--index", name, "more.txt"});
    CHECK(added.status == 0);
    CHECK(answer(sandbox, name) == before);
  }
}

TEST_CASE("a copy by hard links stays as it is while the index changes", "[cli]") {
  const Sandbox sandbox;
  make_index(sandbox);
  const auto before = answer(sandbox, "index");
  shell(sandbox, "cp -al index copy && rm copy/lock");
  sandbox.write("more.txt", "A title\n\nThe ferry is late.\n");
  CHECK(sandbox.run({"newsgrep-index", "more.txt"}).status == 0);
  CHECK(sandbox.run({"newsgrep-index", "--purge"}).status == 0);
  CHECK(answer(sandbox, "copy") == before);
  CHECK(answer(sandbox, "index") != before);
  CHECK(sandbox.run({"newsgrep-index", "--index", "copy", "--delete", "a8"}).status == 0);
  CHECK(answer(sandbox, "copy") != before);
}

TEST_CASE("no program writes to an index while flock holds its lock", "[cli]") {
  const Sandbox sandbox;
  make_index(sandbox);
  const auto before = answer(sandbox, "index");
  sandbox.write("more.txt", "A title\n\nThe ferry is late.\n");
  const auto result =
      sandbox.run({"flock", "index/lock", "sh", "-c",
                   "newsgrep-index more.txt; echo $?; newsgrep -c ferry; cp -a index copy"});
  CHECK(result.out == "2\n29\n");
  CHECK_THAT(result.err, ContainsSubstring("Another program writes to the index"));
  CHECK(answer(sandbox, "copy") == before);
  CHECK(sandbox.run({"newsgrep-index", "more.txt"}).status == 0);
}

TEST_CASE("a copy that is made beside a writer is whole or refused", "[cli][slow]") {
  const Sandbox sandbox;
  make_index(sandbox);
  ChildProcess writer([&]() -> std::string {
    for (int i = 0;; ++i) {
      IndexWriter next(sandbox.index());
      next.add(article("b" + std::to_string(i), {"Another ferry."}));
      next.commit();
    }
  });
  int whole = 0;
  for (int i = 0; i < 40; ++i) {
    shell(sandbox, "rm -rf copy && (cp -a index copy || true) 2> /dev/null");
    const auto counted = sandbox.run({"newsgrep", "--index", "copy", "-c", "ferry"});
    const auto listed = sandbox.run({"newsgrep", "--index", "copy", "-l", "ferry"});
    CAPTURE(counted.err, listed.err);
    CHECK(counted.status == listed.status);
    if (counted.status == 0) {
      ++whole;
      CHECK(std::count(listed.out.begin(), listed.out.end(), '\n') == std::stoi(counted.out));
    } else {
      CHECK(counted.status == 2);
      CHECK_THAT(counted.err, ContainsSubstring("hint: "));
    }
  }
  writer.kill_now();
  CHECK(whole > 0);
  shell(sandbox, "rm -rf copy && cp -a index copy");
  CHECK(answer(sandbox, "copy") == answer(sandbox, "index"));
}

TEST_CASE("a search writes nothing", "[cli]") {
  const Sandbox sandbox;
  make_index(sandbox);
  const auto state = [&] {
    // Also the times: a file may be written again, or be made and removed.
    return sandbox.run({"find", ".", "-printf", "%p %i %s %T@ %C@\\n"}).out;
  };
  const auto before = state();
  answer(sandbox, "index");
  CHECK(sandbox.run({"newsgrep", "--sources", "ferry"}).status == 0);
  CHECK(sandbox.run({"newsgrep", "none"}).status == 1);
  CHECK(state() == before);
}

TEST_CASE("what is deleted from an index by hand is missed", "[cli]") {
  const Sandbox sandbox;
  make_index(sandbox);
  const auto right = answer(sandbox, "index");
  shell(sandbox,
        "rm -rf index/building && mkdir -p index/building/writer-0123456789abcdef && cp -a index "
        "whole");
  sandbox.write("more.txt", "A title\n\nThe tram is late.\n");
  std::vector<std::string> needless = {"lock", "building"};
  std::vector<std::string> needed;
  for (const auto& entry : fs::recursive_directory_iterator(sandbox.index())) {
    const auto name = entry.path().lexically_relative(sandbox.index()).string();
    if (name != "lock" && name != "XAPIANDB" && !name.starts_with("building"))
      needed.push_back(name);
  }
  CHECK(needed.size() > 10);
  for (const auto& name : needless) {
    CAPTURE(name);
    shell(sandbox, "rm -rf index && cp -a whole index && rm -r index/" + name);
    CHECK(answer(sandbox, "index") == right);
    CHECK(sandbox.run({"newsgrep-index", "more.txt"}).status == 0);
    CHECK(answer(sandbox, "index") == right);
  }
  for (const auto& name : needed) {
    CAPTURE(name);
    shell(sandbox, "rm -rf index && cp -a whole index && rm -r index/" + name);
    const auto searched = sandbox.run({"newsgrep", "ferry"});
    CHECK(searched.status == 2);
    CHECK_THAT(searched.err, ContainsSubstring("The index is "));
    const auto before = files_in(sandbox.index());
    CHECK(sandbox.run({"newsgrep-index", "more.txt"}).status == 2);
    auto after = files_in(sandbox.index());
    // The lock names the program that had it last.
    after[(sandbox.index() / "lock").string()] = before.at((sandbox.index() / "lock").string());
    CHECK(after == before);
  }
  shell(sandbox, "rm -rf index && cp -a whole index && rm index/XAPIANDB");
  const auto searched = sandbox.run({"newsgrep", "ferry"});
  CHECK(searched.status == 2);
  CHECK_THAT(searched.err, ContainsSubstring("No index yet"));
  CHECK(sandbox.run({"newsgrep-index", "more.txt"}).status == 2);
  CHECK(fs::exists(sandbox.index() / "shards"));
  shell(sandbox, "cp whole/XAPIANDB index");
  CHECK(answer(sandbox, "index") == right);
}
