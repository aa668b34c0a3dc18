// newsgrep QUERY PATH, which runs newsgrep-index: on a machine where nothing has been indexed,
// again after changes, and where newsgrep-index cannot be run.

#include <unistd.h>

#include <filesystem>
#include <map>
#include <sstream>
#include <stdexcept>
#include <string>
#include <vector>

#include "newsgrep/index_writer.hpp"
#include "tests/cli/sandbox.hpp"
#include "tests/support/catch.hpp"

namespace fs = std::filesystem;
using namespace newsgrep;
using newsgrep::test::ContainsSubstring;
using newsgrep::test::has_terminals;
using newsgrep::test::ProgramResult;
using newsgrep::test::Sandbox;

namespace {

/// The programs as the build made them.
fs::path program_path(const std::string& name) {
  std::string folders = NEWSGREP_PROGRAM_FOLDERS;
  for (auto& c : folders) c = c == ':' ? '\n' : c;
  std::istringstream in(folders);
  for (std::string folder; std::getline(in, folder);) {
    if (fs::exists(fs::path(folder) / name)) return fs::path(folder) / name;
  }
  throw std::runtime_error("no program " + name);
}

/// Every file of an index with the time of its last change; but for the lock, in which a writer
/// puts its name.
std::map<fs::path, fs::file_time_type> files_of(const fs::path& index) {
  std::map<fs::path, fs::file_time_type> files;
  for (const auto& entry : fs::recursive_directory_iterator(index)) {
    if (!entry.is_regular_file() || entry.path().filename() == "lock") continue;
    files[entry.path()] = entry.last_write_time();
  }
  return files;
}

/// Runs a shell command with no variable that says where the index is.
ProgramResult run_on_fresh_machine(const Sandbox& sandbox, const std::string& command) {
  return sandbox.run({"/bin/sh", "-c", "unset NEWSGREP_INDEX XDG_DATA_HOME; " + command});
}

/// The sandbox has an article, and a folder bin with newsgrep alone, which is all of PATH.
ProgramResult run_alone(const Sandbox& sandbox, const std::string& command,
                        const std::string& more_path = {}) {
  sandbox.write("in/a.txt", "Title\n\nThe ferry is late.\n");
  fs::create_directories(sandbox.path() / "bin");
  fs::copy_file(program_path("newsgrep"), sandbox.path() / "bin/newsgrep",
                fs::copy_options::overwrite_existing);
  const auto bin = (sandbox.path() / "bin").string();
  return sandbox.run({"/bin/sh", "-c", "PATH=" + bin + more_path + "; " + command});
}

}  // namespace

TEST_CASE("on a fresh machine a PATH is indexed where the index belongs, and searched", "[cli]") {
  const Sandbox sandbox;
  sandbox.write("in/a.txt", "Title\n\nThe ferry is late.\n");
  const auto first = run_on_fresh_machine(sandbox, "newsgrep ferry in");
  CHECK(first.status == 0);
  CHECK(first.out == "in/a.txt:1:The ferry is late.\n");
  CHECK(first.err == "");
  CHECK(fs::exists(sandbox.path() / ".local/share/newsgrep/index/XAPIANDB"));
  const auto nothing = run_on_fresh_machine(sandbox, "newsgrep zebra in");
  CHECK(nothing.status == 1);
  CHECK(nothing.out == "");
  CHECK(nothing.err == "");
}

TEST_CASE("the indexer does not read newsgrep's standard input", "[cli]") {
  const Sandbox sandbox;
  sandbox.write("in/a.txt", "Title\n\nThe ferry is late.\n");
  const auto result = sandbox.run({"newsgrep", "-c", "-f", "-", "in"}, "ferry\n");
  CHECK(result.out == "1:1\n");
}

TEST_CASE("a second search reads no file again that did not change", "[cli]") {
  const Sandbox sandbox;
  sandbox.write("in/a.txt", "Title\n\nThe ferry is late.\n");
  sandbox.write("in/b.txt", "Title\n\nA ferry came.\n");
  REQUIRE(sandbox.run({"newsgrep", "-c", "ferry", "in"}).out == "2\n");
  const auto before = files_of(sandbox.index());
  CHECK(sandbox.run({"newsgrep", "-c", "ferry", "in"}).out == "2\n");
  CHECK(sandbox.run({"newsgrep", "-c", "ferry", "in/a.txt"}).out == "1\n");
  CHECK(files_of(sandbox.index()) == before);
}

TEST_CASE("a search below a PATH sees what was changed, added and removed since the last",
          "[cli]") {
  const Sandbox sandbox;
  sandbox.write("in/a.txt", "Title\n\nThe ferry is late.\n");
  sandbox.write("in/deep/b.txt", "Title\n\nA ferry came.\n");
  REQUIRE(sandbox.run({"newsgrep", "-l", "ferry", "in"}).status == 0);

  sandbox.write("in/a.txt", "Title\n\nThe steamer is late again.\n");
  CHECK(sandbox.run({"newsgrep", "-l", "ferry", "in"}).out == "in/deep/b.txt\n");
  CHECK(sandbox.run({"newsgrep", "steamer", "in"}).out ==
        "in/a.txt:1:The steamer is late again.\n");

  sandbox.write("in/c.txt", "Title\n\nOne more ferry.\n");
  CHECK(sandbox.run({"newsgrep", "-c", "ferry", "in"}).out == "2\n");

  fs::remove_all(sandbox.path() / "in/deep");
  CHECK(sandbox.run({"newsgrep", "-l", "ferry", "in"}).out == "in/c.txt\n");

  fs::remove(sandbox.path() / "in/c.txt");
  const auto none = sandbox.run({"newsgrep", "ferry", "in"});
  CHECK(none.status == 1);
  CHECK(none.out == "");
  CHECK(none.err == "");
  CHECK(sandbox.run({"newsgrep", "-c", "ferry"}).out == "0\n");
}

TEST_CASE("a file that is gone is trouble as a PATH, and is not found below its folder", "[cli]") {
  const Sandbox sandbox;
  const auto file = sandbox.write("in/a.txt", "Title\n\nThe ferry is late.\n");
  REQUIRE(sandbox.run({"newsgrep", "-c", "ferry", "in/a.txt"}).out == "1\n");
  fs::remove(file);
  const auto gone = sandbox.run({"newsgrep", "-c", "ferry", "in/a.txt"});
  CHECK(gone.status == 2);
  CHECK(gone.out == "");
  CHECK(sandbox.run({"newsgrep", "-c", "ferry", "in"}).out == "0\n");
}

TEST_CASE("a PATH through a link is searched as the folder that it leads to", "[cli]") {
  const Sandbox sandbox;
  sandbox.write("in/a.txt", "Title\n\nThe ferry is late.\n");
  fs::create_directory_symlink("in", sandbox.path() / "link");
  const auto result = sandbox.run({"newsgrep", "-c", "ferry", "link"});
  CHECK(result.err == "");
  CHECK(result.out == "1\n");
  CHECK(sandbox.run({"newsgrep", "-c", "ferry", "in"}).out == "1\n");
  CHECK(sandbox.run({"newsgrep", "-c", "ferry", "link"}).out == "1\n");
}

TEST_CASE("without newsgrep-index, PATHs are trouble that says what to do", "[cli]") {
  const Sandbox sandbox;
  const auto result = run_alone(sandbox, "newsgrep ferry in");
  CHECK(result.status == 2);
  CHECK(result.out == "");
  CHECK(result.err ==
        "newsgrep: Cannot run newsgrep-index: No such file or directory\n"
        "hint: Install it beside newsgrep, or leave out the paths to search the index as it is\n");
  CHECK_FALSE(fs::exists(sandbox.index()));
}

TEST_CASE("without newsgrep-index, an index is searched when no PATH is given", "[cli]") {
  const Sandbox sandbox;
  sandbox.write("in/a.txt", "Title\n\nThe ferry is late.\n");
  REQUIRE(sandbox.run({"newsgrep-index", "--quiet", "in"}).status == 0);
  CHECK(run_alone(sandbox, "newsgrep -c ferry").out == "1\n");
}

TEST_CASE("newsgrep-index is found beside newsgrep, also through a link, or else in PATH",
          "[cli]") {
  const Sandbox sandbox;
  const auto indexer = program_path("newsgrep-index");
  SECTION("in PATH") {
    const auto result =
        run_alone(sandbox, "newsgrep -c ferry in", ":" + indexer.parent_path().string());
    CHECK(result.err == "");
    CHECK(result.out == "1\n");
  }
  SECTION("beside") {
    run_alone(sandbox, "");
    fs::copy_file(indexer, sandbox.path() / "bin/newsgrep-index");
    fs::create_directory(sandbox.path() / "links");
    fs::create_symlink("../bin/newsgrep", sandbox.path() / "links/newsgrep");
    for (const auto* command : {"bin/newsgrep -c ferry in", "links/newsgrep -c ferry in"}) {
      const auto result = sandbox.run({"/bin/sh", "-c", std::string("PATH=/nowhere; ") + command});
      CHECK(result.err == "");
      CHECK(result.out == "1\n");
    }
  }
}

TEST_CASE("a newsgrep-index that dies is trouble", "[cli]") {
  const Sandbox sandbox;
  run_alone(sandbox, "");
  const auto has_index = GENERATE(false, true);
  if (has_index) IndexWriter(sandbox.index()).commit();
  const std::string script =
      GENERATE(as<std::string>(), "#!/bin/sh\nkill -9 $$\n", "#!/bin/sh\nexit 1\n", "no program\n");
  const auto fake = sandbox.write("bin/newsgrep-index", script);
  fs::permissions(fake, fs::perms::owner_all);
  const auto result = run_alone(sandbox, "newsgrep ferry in");
  CAPTURE(script, result.err);
  CHECK(result.status == 2);
  CHECK(result.out == "");
  CHECK_THAT(result.err, ContainsSubstring("newsgrep: "));
  if (!script.starts_with("#!")) return;
  CHECK_THAT(result.err, ContainsSubstring("newsgrep: Could not index the paths\nhint: "));
  CHECK((result.err.find("Leave out the paths") != std::string::npos) == has_index);
}

TEST_CASE("an index that may not be written is searched as it is", "[cli]") {
  const Sandbox sandbox;
  sandbox.write("in/a.txt", "Title\n\nThe ferry is late.\n");
  REQUIRE(sandbox.run({"newsgrep-index", "--quiet", "--shared", "in"}).status == 0);
  sandbox.write("in/b.txt", "Title\n\nA ferry came.\n");
  std::string as_nobody;
  if (geteuid() == 0) {
    // Permissions do not bind root; and nobody may not get to where the programs were built.
    run_alone(sandbox, "");
    fs::copy_file(program_path("newsgrep-index"), sandbox.path() / "bin/newsgrep-index");
    as_nobody = "setpriv --reuid=65534 --regid=65534 --clear-groups bin/";
    fs::permissions(sandbox.path(), fs::perms::others_read | fs::perms::others_exec,
                    fs::perm_options::add);
    if (sandbox.run({"/bin/sh", "-c", as_nobody + "newsgrep --version"}).status != 0) {
      WARN("skipped: cannot become nobody");
      return;
    }
  } else {
    for (const auto& entry : fs::recursive_directory_iterator(sandbox.index())) {
      fs::permissions(entry, fs::perms::all & ~fs::perms::owner_write, fs::perm_options::replace);
    }
    fs::permissions(sandbox.index(), fs::perms::owner_write, fs::perm_options::remove);
  }
  const auto result = sandbox.run({"/bin/sh", "-c", as_nobody + "newsgrep -c ferry in"});
  CAPTURE(result.err);
  CHECK(result.status == 0);
  CHECK(result.out == "1\n");
  CHECK_THAT(result.err, ContainsSubstring("newsgrep: Searching the index as it is; the files may "
                                           "have changed since\n"));
  if (geteuid() != 0) {
    fs::permissions(sandbox.index(), fs::perms::owner_all, fs::perm_options::add);
    for (const auto& entry : fs::recursive_directory_iterator(sandbox.index())) {
      fs::permissions(entry, fs::perms::owner_all, fs::perm_options::add);
    }
  }
}

TEST_CASE("on a terminal the hits of a first search stand alone on standard output", "[cli]") {
  if (!has_terminals()) {
    WARN("skipped: no pseudo-terminals on this system");
    return;
  }
  const Sandbox sandbox;
  sandbox.write("in/a.txt", "Title\n\nThe ferry is late.\n");
  const auto result = sandbox.run_on_terminal(80, {"newsgrep", "--color=never", "ferry", "in"});
  CHECK(result.out == "Title  in/a.txt:1\n  The ferry is late.\n");
  CHECK(result.err == "");
}
