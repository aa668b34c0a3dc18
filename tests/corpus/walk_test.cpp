#include "newsgrep/walk.hpp"

#include <sys/stat.h>

#include <string>
#include <vector>

#include "tests/support/catch.hpp"
#include "tests/support/temp_dir.hpp"

using namespace newsgrep;
using newsgrep::test::TempDir;
namespace fs = std::filesystem;

namespace {

/// What walk() finds, relative to `dir`; problems as `path: reason`.
struct Found {
  std::vector<std::string> files;
  std::vector<std::string> problems;
  std::vector<std::string> links_out;
};

Found walk_in(const TempDir& dir, std::vector<std::string> names, Links links = Links::inside) {
  std::vector<fs::path> paths;
  for (const auto& name : names) paths.push_back(dir.path() / name);
  const auto result = walk(paths, links);
  Found found;
  const auto relative = [&](const fs::path& path) {
    return path.lexically_relative(dir.path()).string();
  };
  for (const auto& file : result.files) found.files.push_back(relative(file.path));
  for (const auto& problem : result.problems) {
    found.problems.push_back(relative(problem.path) + ": " + problem.reason +
                             (problem.is_read_error ? " (read error)" : ""));
  }
  for (const auto& link : result.links_out) found.links_out.push_back(relative(link));
  return found;
}

using Names = std::vector<std::string>;

}  // namespace

TEST_CASE("files below folders are found in bytewise order, once", "[walk]") {
  TempDir dir;
  for (const char* name : {"b/2.txt", "b/10.txt", "a.txt", "B.txt", "b/c/d/e.txt", "z/x.txt"}) {
    dir.write(name, "x");
  }
  const Names all = {"B.txt", "a.txt", "b/10.txt", "b/2.txt", "b/c/d/e.txt", "z/x.txt"};
  CHECK(walk_in(dir, {""}).files == all);
  CHECK(walk_in(dir, {"b/c", "b/2.txt", "", "b/", "./b/../a.txt"}).files == all);
  CHECK(walk_in(dir, {"b/c/"}).files == Names{"b/c/d/e.txt"});
  CHECK(walk_in(dir, {}).files.empty());
}

TEST_CASE("a found file comes with its size and time", "[walk]") {
  TempDir dir;
  const std::vector<fs::path> paths = {dir.write("a.txt", "12345")};
  const auto result = walk(paths);
  REQUIRE(result.files.size() == 1);
  CHECK(result.files[0].path == paths[0]);
  CHECK(result.files[0].size_bytes == 5);
  CHECK(result.files[0].mtime_ns > std::int64_t{1'600'000'000} * 1'000'000'000);
  CHECK(result.files[0].ctime_ns >= result.files[0].mtime_ns);
  struct stat info;
  REQUIRE(::stat(paths[0].c_str(), &info) == 0);
  CHECK(result.files[0].inode == info.st_ino);
}

TEST_CASE("hidden names are passed over unless they are given", "[walk]") {
  TempDir dir;
  dir.write(".hidden/a.txt", "x");
  dir.write(".b.txt", "x");
  dir.write("c.txt", "x");
  CHECK(walk_in(dir, {""}).files == Names{"c.txt"});
  CHECK(walk_in(dir, {".hidden", ".b.txt"}).files == Names{".b.txt", ".hidden/a.txt"});
}

TEST_CASE("a directory loop is a problem and ends", "[walk]") {
  TempDir dir;
  dir.write("a/b/x.txt", "x");
  fs::create_directory_symlink(dir.path(), dir.path() / "a/b/up");
  fs::create_directory_symlink(".", dir.path() / "a/self");
  const auto found = walk_in(dir, {""});
  CHECK(found.files == Names{"a/b/x.txt"});
  CHECK(found.problems == Names{"a/b/up: directory loop", "a/self: directory loop"});
}

TEST_CASE("links are followed, and real paths come first", "[walk]") {
  TempDir dir;
  TempDir other;
  other.write("far.txt", "x");
  dir.write("m/x.txt", "x");
  fs::create_directory_symlink(dir.path() / "m", dir.path() / "a-link");
  fs::create_symlink(dir.path() / "m/x.txt", dir.path() / "a.txt");
  fs::create_directory_symlink(other.path(), dir.path() / "elsewhere");
  fs::create_symlink("nowhere", dir.path() / "dangling");
  const auto found = walk_in(dir, {""}, Links::all);
  CHECK(found.files == Names{"elsewhere/far.txt", "m/x.txt"});
  CHECK(found.problems == Names{"dangling: no such file or directory"});
  CHECK(found.links_out.empty());
  CHECK(walk_in(dir, {"a-link"}).files == Names{"a-link/x.txt"});
  CHECK(walk_in(dir, {"a.txt"}).files == Names{"a.txt"});
}

TEST_CASE("links that lead out of the given paths are passed over", "[walk]") {
  TempDir dir;
  TempDir other;
  other.write("far.txt", "x");
  other.write("deep/er.txt", "x");
  dir.write("in/x.txt", "x");
  dir.write("beside/y.txt", "x");
  dir.write("inner/z.txt", "x");  // Its name begins with that of the folder.
  fs::create_directory_symlink(other.path(), dir.path() / "in/elsewhere");
  fs::create_symlink(other.path() / "far.txt", dir.path() / "in/far.txt");
  fs::create_directory_symlink("../beside", dir.path() / "in/sibling");
  fs::create_directory_symlink("../inner", dir.path() / "in/inner");
  fs::create_directory_symlink("..", dir.path() / "in/up");
  fs::create_symlink("x.txt", dir.path() / "in/same.txt");
  const Names all = {"in/elsewhere", "in/far.txt", "in/inner", "in/sibling", "in/up"};
  const auto found = walk_in(dir, {"in"});
  CHECK(found.files == Names{"in/x.txt"});
  CHECK(found.links_out == all);
  CHECK(found.problems.empty());

  SECTION("but followed where they lead to another given path") {
    const auto both = walk_in(dir, {"in", "beside"});
    CHECK(both.files == Names{"beside/y.txt", "in/x.txt"});
    CHECK(both.links_out == Names{"in/elsewhere", "in/far.txt", "in/inner", "in/up"});
  }
  SECTION("and a given path that is a link is followed, but not the links in it") {
    fs::create_directory_symlink(dir.path() / "in", dir.path() / "link");
    const auto linked = walk_in(dir, {"link"});
    CHECK(linked.files == Names{"link/x.txt"});
    CHECK(linked.links_out.size() == all.size());
    CHECK(walk_in(dir, {"in/far.txt"}).files == Names{"in/far.txt"});
  }
  SECTION("and through a link to what is inside") {
    fs::create_directory_symlink(other.path() / "deep", dir.path() / "beside/out");
    fs::create_directory_symlink(dir.path() / "beside", dir.path() / "a-link");
    CHECK(walk_in(dir, {"", "in"}).links_out == Names{"beside/out", "in/elsewhere", "in/far.txt"});
  }
  SECTION("unless all are asked for") {
    const auto followed = walk_in(dir, {"in"}, Links::all);
    CHECK(followed.links_out.empty());
    CHECK(followed.files == Names{"in/elsewhere/deep/er.txt", "in/elsewhere/far.txt",
                                  "in/inner/z.txt", "in/sibling/y.txt", "in/x.txt"});
  }
}

TEST_CASE("walk tells what each given path is", "[walk]") {
  TempDir dir;
  dir.write("in/x.txt", "x");
  REQUIRE(::mkfifo((dir.path() / "pipe").c_str(), 0600) == 0);
  fs::create_symlink("self", dir.path() / "self");
  using Kind = GivenPath::Kind;
  for (const auto& [name, kind] :
       std::vector<std::pair<std::string, Kind>>{{"in", Kind::folder},
                                                 {"in/", Kind::folder},
                                                 {"in/x.txt", Kind::file},
                                                 {"none", Kind::nothing},
                                                 {"in/x.txt/below", Kind::nothing},
                                                 {"pipe", Kind::unknown},
                                                 {"self", Kind::unknown}}) {
    CAPTURE(name);
    const auto given = walk(std::vector<fs::path>{dir.path() / name}).given;
    REQUIRE(given.size() == 1);
    CHECK(given[0].kind == kind);
    CHECK_FALSE(given[0].path.string().ends_with('/'));
  }
}

TEST_CASE("what the system refuses to tell is a read error, what is not there is none", "[walk]") {
  TempDir dir;
  dir.write("a.txt", "x");
  fs::create_symlink("self", dir.path() / "self");
  fs::create_symlink("a.txt/below", dir.path() / "through-a-file");
  fs::create_symlink("nowhere", dir.path() / "dangling");
  fs::create_symlink(std::string(300, 'n'), dir.path() / "long");
  const auto found = walk_in(dir, {""});
  CHECK(found.files == Names{"a.txt"});
  CHECK(found.problems == Names{"dangling: no such file or directory",
                                "long: file name too long (read error)",
                                "self: too many levels of symbolic links (read error)",
                                "through-a-file: not a directory"});
}

TEST_CASE("what is missing, special or locked is a problem", "[walk]") {
  TempDir dir;
  dir.write("a.txt", "x");
  REQUIRE(::mkfifo((dir.path() / "pipe").c_str(), 0600) == 0);
  const auto found = walk_in(dir, {"", "none", "none"});
  CHECK(found.files == Names{"a.txt"});
  CHECK(found.problems == Names{"none: no such file or directory", "pipe: not a regular file"});
}
