#include <sys/stat.h>
#include <unistd.h>

#include <map>
#include <set>

#include "indexer/index_layout.hpp"
#include "newsgrep/index_writer.hpp"
#include "tests/indexer/child_process.hpp"
#include "tests/indexer/error_of.hpp"
#include "tests/indexer/index_contents.hpp"
#include "tests/indexer/other_user.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/read_file.hpp"
#include "tests/support/temp_index.hpp"

using namespace newsgrep;
using newsgrep::test::all_texts;
using newsgrep::test::article;
using newsgrep::test::check_no_leftovers;
using newsgrep::test::ContainsSubstring;
using newsgrep::test::error_of;
using newsgrep::test::read_file;
using newsgrep::test::TempDir;
using newsgrep::test::TempIndex;
using Texts = std::vector<std::string>;
namespace fs = std::filesystem;

namespace {

/// Returns all that is below `dir`, by path: the content of files, where links lead, `folder`.
std::map<std::string, std::string> everything_in(const fs::path& dir) {
  std::map<std::string, std::string> all;
  for (const auto& entry : fs::recursive_directory_iterator(dir)) {
    auto& what = all[entry.path().lexically_relative(dir).string()];
    if (entry.is_symlink()) {
      what = "link to " + fs::read_symlink(entry.path()).string();
    } else {
      what = entry.is_directory() ? "folder" : read_file(entry.path());
    }
  }
  return all;
}

/// Adds an article through a writer of its own and commits.
void write_to(const fs::path& index_dir, const WriterOptions& options = {}) {
  IndexWriter writer(index_dir, options);
  writer.add(article("new", {"New words."}));
  writer.commit();
}

mode_t mode_of(const fs::path& path) {
  struct stat status {};
  REQUIRE(lstat(path.c_str(), &status) == 0);
  return status.st_mode & 07777;
}

/// Returns the permissions of all that is in the folder of an index: of folders, files, the lock.
struct Modes {
  std::set<mode_t> folders;
  std::set<mode_t> files;
  mode_t lock = 0;
};

Modes modes_in(const fs::path& index_dir) {
  Modes modes;
  modes.folders.insert(mode_of(index_dir));
  for (const auto& entry : fs::recursive_directory_iterator(index_dir)) {
    if (entry.path().filename() == "lock") {
      modes.lock = mode_of(entry.path());
    } else {
      (entry.is_directory() ? modes.folders : modes.files).insert(mode_of(entry.path()));
    }
  }
  return modes;
}

/// A umask, as long as it lives.
struct Umask {
  explicit Umask(mode_t mask) : before(umask(mask)) {}
  ~Umask() { umask(before); }
  mode_t before;
};

}  // namespace

TEST_CASE("a folder with the user's files is never taken for an index", "[indexer]") {
  // Issue 14, point 1: all of it was removed.
  const TempDir dir;
  dir.write("lock", "x\n");
  dir.write("building/src/x.c", "a\n");
  dir.write("shards/photos/p.jpg", "b\n");
  dir.write("files-2024-letters", "c\n");
  const auto before = everything_in(dir.path());
  const auto rebuild = GENERATE(false, true);
  const auto [code, message] = error_of([&] { write_to(dir.path(), {.rebuild = rebuild}); });
  CHECK(code == ErrorCode::bad_argument);
  CHECK_THAT(message, ContainsSubstring("is not empty and is not an index: it holds building/src"));
  CHECK(everything_in(dir.path()) == before);
}

TEST_CASE("a single thing of the user's is enough to refuse a folder", "[indexer]") {
  const std::string name =
      GENERATE(as<std::string>(), "thesis.txt", "building/1/words", "shards/0001/photo.jpg",
               "shards/photos/p.jpg", "files-2024-letters", "dead-poets", "XAPIANDB.new",
               "files-0001.new", ".hidden", "shards/0001/words/a");
  const TempDir dir;
  dir.write("lock", "");
  dir.write("shards/0001/passages", "");
  dir.write(name, "mine");
  const auto before = everything_in(dir.path());
  CAPTURE(name);
  const auto [code, message] = error_of([&] { write_to(dir.path()); });
  CHECK(code == ErrorCode::bad_argument);
  CHECK_THAT(message, ContainsSubstring("is not an index: it holds "));
  CHECK(everything_in(dir.path()) == before);
}

TEST_CASE("a link in place of a file or folder of ours is never followed", "[indexer]") {
  const TempDir home;
  home.write("thesis.txt", "Chapter 1");
  home.write("0001/words", "Dear Ada");
  home.write("writer-0123456789abcdef/1/words", "Dear Ada");
  const auto before = everything_in(home.path());
  const auto is_index = GENERATE(false, true);
  const TempIndex index(is_index ? std::vector{article("a", {"Words."})} : std::vector<Article>());
  fs::create_directories(index.path());
  const auto [name, target] =
      GENERATE(table<std::string, std::string>({{"lock", "thesis.txt"},
                                                {"lock", "none"},
                                                {"shards", "."},
                                                {"building", "."},
                                                {"XAPIANDB", "thesis.txt"}}));
  CAPTURE(is_index, name, target);
  if (fs::exists(index.path() / name)) {
    fs::rename(index.path() / name, index.path().parent_path() / ("old-" + name));
  }
  fs::create_symlink(home.path() / target, index.path() / name);
  const auto rebuild = GENERATE(false, true);
  const auto [code, message] = error_of([&] { write_to(index.path(), {.rebuild = rebuild}); });
  CHECK(code == ErrorCode::bad_argument);
  CHECK_THAT(message, ContainsSubstring(index.path().string()));
  CHECK(everything_in(home.path()) == before);
  CHECK(fs::is_symlink(index.path() / name));
}

TEST_CASE("a lock that somebody else wrote is not overwritten", "[indexer]") {
  const TempIndex index({article("a", {"Words."})});
  const std::string text = GENERATE(as<std::string>(), "x\n", "process of elimination\n",
                                    std::string(10'000, 'x'), std::string(10'000, '\0'));
  std::ofstream(index.path() / "lock", std::ios::trunc) << text;
  const auto [code, message] = error_of([&] { write_to(index.path()); });
  CHECK(code == ErrorCode::bad_argument);
  CHECK_THAT(message, ContainsSubstring("lock was not made by newsgrep"));
  CHECK(read_file(index.path() / "lock") == text);
}

TEST_CASE("what the user keeps in the folder of an index stays", "[indexer]") {
  const TempIndex index({article("a", {"Words."})});
  const TempDir home;
  home.write("letters/words", "Dear Ada");
  const std::vector<std::string> kept = {
      "notes.txt",        "files-2024-letters", "dead-poets",          "files-7",
      "building/src/x.c", "building/1/words",   "shards/photos/p.jpg", "shards/0099/photo.jpg",
      "XAPIANDB.old",     "XAPIANDB.new"};
  for (const auto& name : kept) {
    fs::create_directories((index.path() / name).parent_path());
    std::ofstream(index.path() / name) << "mine";
  }
  fs::create_symlink(home.path() / "letters", index.path() / "shards/0098");
  fs::create_symlink(home.path() / "letters/words", index.path() / "files-0097");
  const WriterOptions options{.rebuild = GENERATE(false, true), .purge = GENERATE(false, true)};
  write_to(index.path(), options);
  IndexWriter(index.path()).commit();
  for (const auto& name : kept) {
    CAPTURE(name);
    CHECK(read_file(index.path() / name) == "mine");
  }
  CHECK(read_file(home.path() / "letters/words") == "Dear Ada");
  CHECK(test::found(index.path(), "new").size() == 1);
}

TEST_CASE("the index may be given as a link to a folder", "[indexer]") {
  const TempDir dir;
  fs::create_directory(dir.path() / "disk");
  fs::create_symlink("disk", dir.path() / "index");
  write_to(dir.path() / "index");
  write_to(dir.path() / "index");
  CHECK(all_texts(dir.path() / "disk") == Texts{"New words."});
}

TEST_CASE("a first run that was cut off can be repeated", "[indexer]") {
  // What a kill or a loss of power may leave: see what IndexFolder does, and in which order.
  const TempIndex index;
  const auto make = [&](const std::string& name) {
    fs::create_directories((index.path() / name).parent_path());
    std::ofstream file(index.path() / name);
  };
  const std::string building = "building/writer-0123456789abcdef/";
  const auto lock = GENERATE(std::string(), std::string(70, '\0'),
                             std::string("process 7 on host since 2025-06-30 12:00:00 UTC"),
                             std::string("process 7 on ho"));
  const auto stage = GENERATE(range(0, 5));
  CAPTURE(lock, stage);
  fs::create_directories(index.path());
  std::ofstream(index.path() / "lock") << lock;
  if (stage >= 1) make("first-run");
  if (stage >= 1) fs::create_directories(index.path() / building);
  if (stage >= 2) make(building + "1/passages");
  if (stage >= 2) make(building + "merged-1/postlist.glass");
  if (stage >= 3) make("shards/0001/words");
  if (stage >= 4) make("files-0002");
  if (stage >= 4) make("XAPIANDB-0123456789abcdef.new");
  write_to(index.path());
  CHECK(all_texts(index.path()) == Texts{"New words."});
  check_no_leftovers(index.path());
}

TEST_CASE("an index whose stub was removed is no first run, and nothing of it is removed",
          "[indexer]") {
  const TempIndex index({article("old", {"Old words."})});
  fs::rename(index.path() / "XAPIANDB", index.path().parent_path() / "kept");
  CHECK(error_of([&] { IndexWriter writer(index.path()); }).first == ErrorCode::corrupt);
  fs::rename(index.path().parent_path() / "kept", index.path() / "XAPIANDB");
  CHECK(all_texts(index.path()) == Texts{"Old words."});

  fs::remove(index.path() / "XAPIANDB");
  IndexWriter writer(index.path(), {.rebuild = true});
  writer.add(article("new", {"New words."}));
  writer.commit();
  CHECK(all_texts(index.path()) == Texts{"New words."});
  check_no_leftovers(index.path());
}

TEST_CASE("a first run that is killed at any moment can be repeated", "[indexer][slow]") {
  const TempIndex index;
  int cut_off = 0;
  for (useconds_t after = 0; after < 200'000; after = after * 5 / 4 + 500) {
    fs::remove_all(index.path());
    test::ChildProcess writer([&]() -> std::string {
      IndexWriter first(index.path(), {.threads = 2, .memory_mib = 1});
      for (int i = 0; i < 3'000; ++i) first.add(article(std::to_string(i), {"First words."}));
      first.commit();
      return "done";
    });
    usleep(after);
    writer.kill_now();
    if (!fs::exists(index.path() / "XAPIANDB")) ++cut_off;
    CAPTURE(after);
    write_to(index.path());
    CHECK(test::found(index.path(), "new") == Texts{"new:1"});
    check_no_leftovers(index.path());
  }
  CHECK(cut_off > 0);
}

TEST_CASE("nothing is removed from an index that cannot be opened", "[indexer]") {
  const TempIndex index({article("a", {"Words."})});
  fs::copy(index.path() / "shards/0001", index.path() / "shards/0099");
  std::ofstream(index.path() / "files-0099") << "";
  fs::resize_file(index.path() / "shards/0001/passages", 10);
  CHECK(error_of([&] { write_to(index.path()); }).first == ErrorCode::corrupt);
  CHECK(fs::exists(index.path() / "shards/0099/passages"));
  CHECK(fs::exists(index.path() / "files-0099"));
}

TEST_CASE("a damaged index is refused, and can be rebuilt", "[indexer]") {
  const TempIndex index({article("a", {"Words."})});
  const auto& dir = index.path();
  const auto stub = read_file(dir / "XAPIANDB");
  const auto damage = GENERATE(range(0, 9));
  CAPTURE(damage);
  const auto write = [&](const std::string& text) {
    std::ofstream(dir / "XAPIANDB", std::ios::trunc) << text;
  };
  if (damage == 0) write("");
  if (damage == 1) write(stub.substr(0, stub.size() / 2));
  if (damage == 2) write(std::string(stub.size(), '\0'));
  if (damage == 3) write(std::string(stub).replace(stub.find("files-"), 5, "filez"));
  if (damage == 4) write("garbage");
  if (damage == 5) fs::resize_file(dir / "shards/0001/passages", 10);
  if (damage == 6) fs::remove(dir / "shards/0001/postlist.glass");
  if (damage == 7) fs::resize_file(dir / "shards/0001/words", 0);
  if (damage == 8) fs::remove_all(dir / "shards");
  if (damage != 8) {
    CHECK(error_of([&] { write_to(dir); }).first == ErrorCode::corrupt);
    if (damage < 5) CHECK(fs::exists(dir / "shards/0001/passages"));
  }
  write_to(dir, {.rebuild = true});
  CHECK(all_texts(dir) == Texts{"New words."});
  check_no_leftovers(dir);
}

TEST_CASE("all that a writer makes is known as ours", "[indexer]") {
  // What is not would be taken for the user's, and a run that was cut off could not be repeated.
  const TempIndex index;
  IndexWriter writer(index.path(), {.threads = 2, .memory_mib = 1});
  const auto foreign = [&] {
    return indexer::first_foreign_entry(indexer::HeldFolder(index.path())).value_or("");
  };
  std::string text;
  for (int i = 0; i < 200; ++i) text += "word" + std::to_string(i) + " ";
  for (int i = 0; i < 2'000; ++i) {
    writer.add(article(std::to_string(i), {text}));
    if (i % 100 == 0) CHECK(foreign().empty());
  }
  CHECK(fs::exists(index.path() / "building"));
  writer.commit();
  writer.remove("7");
  writer.commit();
  CHECK(foreign().empty());
}

TEST_CASE("a number that is taken is never used again", "[indexer]") {
  const TempIndex index({article("a", {"Words."})});
  // A leftover that cannot be removed, because something of the user's is in it.
  for (const auto& name : {"shards/0003/photo.jpg", "shards/0005/photo.jpg"}) {
    fs::create_directories((index.path() / name).parent_path());
    std::ofstream(index.path() / name) << "mine";
  }
  write_to(index.path());
  const auto stub = index::parse_stub(read_file(index.path() / "XAPIANDB"), index.path());
  REQUIRE(stub.shards.size() == 1);
  CHECK(stub.shards.front().name == "shards/0006");
  CHECK(stub.file_list.name == "files-0007");
}

TEST_CASE("nobody but its owner can read a new index", "[indexer]") {
  const Umask mask(GENERATE(0U, 022U, 077U));
  const TempIndex index({article("a", {"Words."}), article("b", {"Words."})});
  IndexWriter writer(index.path());
  writer.remove("a");
  writer.commit();
  const auto modes = modes_in(index.path());
  CHECK(modes.folders == std::set<mode_t>{0700});
  CHECK(modes.files == std::set<mode_t>{0600});
  CHECK(modes.lock == 0600);
}

TEST_CASE("other users can read a shared index as far as the umask allows", "[indexer]") {
  const auto [mask, folder, file] = GENERATE(table<mode_t, mode_t, mode_t>(
      {{0, 0755, 0644}, {022, 0755, 0644}, {027, 0750, 0640}, {077, 0700, 0600}}));
  const Umask umask(mask);
  CAPTURE(mask);
  const auto was_private = GENERATE(false, true);
  const TempIndex index;
  if (was_private) index.add({article("a", {"Words."}), article("b", {"Words."})});
  IndexWriter writer(index.path(), {.shared = true});
  if (!was_private) writer.add(article("a", {"Words."}));
  writer.commit();
  writer.remove("a");
  writer.commit();
  const auto modes = modes_in(index.path());
  CHECK(modes.folders == std::set<mode_t>{folder});
  CHECK(modes.files == std::set<mode_t>{file});
  CHECK(modes.lock == 0600);
}

TEST_CASE("an index keeps its readers, whatever the umask of a later run", "[indexer]") {
  const auto [first_mask, file] =
      GENERATE(table<mode_t, mode_t>({{022, 0644}, {027, 0640}, {077, 0600}}));
  const TempIndex index;
  {
    const Umask mask(first_mask);
    index.add({article("a", {"Words."}), article("b", {"Words."})}, {.shared = true});
  }
  const Umask mask(GENERATE(0U, 077U));
  write_to(index.path());
  IndexWriter writer(index.path(), {.rebuild = GENERATE(false, true)});
  writer.remove("a");
  writer.commit();
  CHECK(modes_in(index.path()).files == std::set<mode_t>{file});
}

TEST_CASE("a lock that others could read is closed to them", "[indexer]") {
  const TempIndex index({article("a", {"Words."})});
  fs::permissions(index.path() / "lock", fs::perms(0644));
  const IndexWriter writer(index.path());
  CHECK(mode_of(index.path() / "lock") == 0600);
}

TEST_CASE("a folder that any user can write to is refused", "[indexer]") {
  const TempIndex index({article("a", {"Words."})});
  const std::string name = GENERATE(as<std::string>(), ".", "XAPIANDB");
  const auto path = index.path() / name;
  fs::permissions(path, fs::perms::others_write, fs::perm_options::add);
  const auto [code, message] = error_of([&] { write_to(index.path()); });
  CHECK(code == ErrorCode::io);
  CHECK_THAT(message, ContainsSubstring("Any user can write to " + index.path().string()));
  fs::permissions(path, fs::perms::others_write, fs::perm_options::remove);
  fs::permissions(path, fs::perms::group_write, fs::perm_options::add);
  CHECK_NOTHROW(write_to(index.path()));  // Often the user's own group.
}

TEST_CASE("an index that belongs to another user is refused, unless that is root", "[indexer]") {
  const TempDir dir;
  const auto index = dir.path() / "index";
  write_to(index, {.shared = true});
  if (geteuid() != 0) {
    WARN("not root: not tried");
    return;
  }
  fs::permissions(dir.path(), fs::perms(0755));
  constexpr uid_t third_user = 65'533;
  const auto outcome = [&] {
    return test::as_other_user([&]() -> std::string {
      try {
        write_to(index);
      } catch (const Error& error) {
        return (error.code() == ErrorCode::io ? "io: " : "wrong code: ") +
               std::string(error.what());
      }
      return "done";
    });
  };
  REQUIRE(test::give_to_other_user(index));
  CHECK(outcome() == "done");
  REQUIRE(lchown(index.c_str(), third_user, third_user) == 0);
  CHECK(outcome() == "io: " + index.string() + " belongs to another user");
  REQUIRE(lchown((index / "XAPIANDB").c_str(), third_user, third_user) == 0);
  REQUIRE(lchown(index.c_str(), test::other_user, test::other_user) == 0);
  CHECK(outcome() == "io: " + (index / "XAPIANDB").string() + " belongs to another user");
  CHECK_NOTHROW(write_to(index));  // Root may.
  REQUIRE(lchown(index.c_str(), 0, test::other_user) == 0);
  fs::permissions(index, fs::perms(0775));
  REQUIRE(lchown((index / "XAPIANDB").c_str(), 0, 0) == 0);
  for (const auto& name : {"lock", "shards"}) {
    REQUIRE(lchown((index / name).c_str(), test::other_user, test::other_user) == 0);
  }
  CHECK(outcome() == "done");  // A folder that root made for the group.
}
