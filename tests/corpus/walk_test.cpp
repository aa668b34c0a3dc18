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
};

Found walk_in(const TempDir& dir, std::vector<std::string> names) {
  std::vector<fs::path> paths;
  for (const auto& name : names) paths.push_back(dir.path() / name);
  const auto result = walk(paths);
  Found found;
  const auto relative = [&](const fs::path& path) {
    return path.lexically_relative(dir.path()).string();
  };
  for (const auto& file : result.files) found.files.push_back(relative(file.path));
  for (const auto& problem : result.problems) {
    found.problems.push_back(relative(problem.path) + ": " + problem.reason);
  }
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
  const auto found = walk_in(dir, {""});
  CHECK(found.files == Names{"elsewhere/far.txt", "m/x.txt"});
  CHECK(found.problems == Names{"dangling: no such file or directory"});
  CHECK(walk_in(dir, {"a-link"}).files == Names{"a-link/x.txt"});
  CHECK(walk_in(dir, {"a.txt"}).files == Names{"a.txt"});
}

TEST_CASE("what is missing, special or locked is a problem", "[walk]") {
  TempDir dir;
  dir.write("a.txt", "x");
  REQUIRE(::mkfifo((dir.path() / "pipe").c_str(), 0600) == 0);
  const auto found = walk_in(dir, {"", "none", "none"});
  CHECK(found.files == Names{"a.txt"});
  CHECK(found.problems == Names{"none: no such file or directory", "pipe: not a regular file"});
}
