#include "indexer/index_layout.hpp"

#include <fcntl.h>

#include <cerrno>

#include "tests/support/catch.hpp"
#include "tests/support/temp_dir.hpp"

using namespace newsgrep::indexer;
using newsgrep::test::TempDir;
namespace fs = std::filesystem;

namespace {

const std::string id = "0123456789abcdef";

}  // namespace

TEST_CASE("a numbered name is known again, and no other name is", "[indexer]") {
  CHECK(numbered("files-", 7) == "files-0007");
  CHECK(numbered("", 12'345) == "12345");
  CHECK(number_of("files-0007", "files-") == 7);
  CHECK(number_of("12345", "") == 12'345);
  const std::string name =
      GENERATE(as<std::string>(), "files-", "files-7", "files-007", "files-00007", "files-0000",
               "files-2024-letters", "files-0007~", "Files-0007", "xfiles-0007", "files-0007.new",
               "files-+007", "files- 007", "files-18446744073709551615",
               "files-18446744073709551623", "files-99999999999999999999999", "");
  CAPTURE(name);
  CHECK(number_of(name, "files-") == 0);
}

TEST_CASE("the stub of a writer before it is published is known by its name", "[indexer]") {
  CHECK(unfinished_stub_name(id) == "XAPIANDB-0123456789abcdef.new");
  CHECK(is_unfinished_stub_name("XAPIANDB-0123456789abcdef.new"));
  const std::string name =
      GENERATE(as<std::string>(), "XAPIANDB", "XAPIANDB-", "XAPIANDB.new", "XAPIANDB-.new",
               "XAPIANDB-0123456789abcdeg.new", "XAPIANDB-0123456789abcdef", "my-XAPIANDB.new",
               "XAPIANDB-0123456789abcdef0.new", "XAPIANDB-0123456789abcde.new", "");
  CAPTURE(name);
  CHECK_FALSE(is_unfinished_stub_name(name));
}

TEST_CASE("a folder that has only names of ours has no foreign entry", "[indexer]") {
  const TempDir dir;
  for (const auto& name :
       {"lock", "XAPIANDB", "XAPIANDB-0123456789abcdef.new", "files-0002", "dead-0002",
        "shards/0001/blocks", "shards/0001/checksums", "shards/0001/forms", "shards/0001/iamglass",
        "shards/0001/passages", "shards/0001/postlist.glass", "shards/0001/words",
        "building/writer-0123456789abcdef/1/words",
        "building/writer-0123456789abcdef/merged-12/passages",
        "building/writer-0123456789abcdef/empty/passages"}) {
    dir.write(name, "");
  }
  CHECK_FALSE(first_foreign_entry(HeldFolder(dir.path())));
}

TEST_CASE("an entry that is not ours is found, however deep", "[indexer]") {
  const std::string name =
      GENERATE(as<std::string>(), "notes.txt", "files-2024-letters", "lock/inside", "building/src",
               "building/1/words", "building/writer-0123456789abcdef/words",
               "building/writer-0123456789abcdef/1/photo.jpg", "shards/photos", "shards/words",
               "shards/0001/photo.jpg", "shards/0001/words/inside", "shards/0001/0001/words",
               "Shards/0001/words");
  const TempDir dir;
  dir.write("files-0001", "");
  dir.write(name, "");
  CAPTURE(name);
  const auto foreign = first_foreign_entry(HeldFolder(dir.path()));
  REQUIRE(foreign);
  CHECK((name + "/").starts_with(*foreign + "/"));
}

TEST_CASE("a link is foreign, whatever its name and wherever it leads", "[indexer]") {
  const TempDir dir;
  const TempDir elsewhere;
  elsewhere.write("words", "");
  const std::string name = GENERATE(as<std::string>(), "lock", "shards", "shards/0001",
                                    "shards/0001/words", "building", "files-0002");
  fs::create_directories((dir.path() / name).parent_path());
  const bool to_folder = GENERATE(true, false);
  fs::create_symlink(to_folder ? elsewhere.path() : elsewhere.path() / "words", dir.path() / name);
  CHECK(first_foreign_entry(HeldFolder(dir.path())) == name);
}

TEST_CASE("what is not ours stays where the rest of a folder is removed", "[indexer]") {
  const TempDir dir;
  const TempDir home;
  home.write("letters/words", "Dear Ada");
  home.write("thesis.txt", "Chapter 1");
  for (const auto& name : {"shards/0001/words", "shards/0001/passages", "shards/0002/words",
                           "shards/0002/photo.jpg", "shards/vase/words", "shards/words"}) {
    dir.write(name, "");
  }
  fs::create_symlink(home.path() / "letters", dir.path() / "shards/0003");
  fs::create_symlink(home.path() / "thesis.txt", dir.path() / "shards/0002/passages");
  fs::create_directory(dir.path() / "shards/0002/forms");
  const HeldFolder folder(dir.path());
  remove_ours(folder, "shards", *index_layout().folder("shards"));
  CHECK_FALSE(fs::exists(dir.path() / "shards/0001"));
  CHECK_FALSE(fs::exists(dir.path() / "shards/0002/words"));
  for (const auto& kept : {"shards/0002/photo.jpg", "shards/0002/passages", "shards/0002/forms",
                           "shards/0003/words", "shards/vase/words", "shards/words"}) {
    CAPTURE(kept);
    CHECK(fs::exists(dir.path() / kept));
  }
  CHECK(fs::exists(home.path() / "thesis.txt"));
}

TEST_CASE("names in a held folder are never looked up through a link", "[indexer]") {
  const TempDir dir;
  const TempDir elsewhere;
  elsewhere.write("file", "");
  fs::create_symlink(elsewhere.path(), dir.path() / "folder");
  fs::create_symlink(elsewhere.path() / "file", dir.path() / "file");
  fs::create_symlink(elsewhere.path() / "none", dir.path() / "dangling");
  const HeldFolder folder(dir.path());
  CHECK_FALSE(folder.folder("folder"));
  CHECK(folder.open_file("file", O_RDONLY).number() < 0);
  CHECK(errno == ELOOP);
  CHECK(folder.open_file("dangling", O_WRONLY | O_CREAT).number() < 0);
  CHECK_FALSE(fs::exists(elsewhere.path() / "none"));
  folder.remove_file("file");
  folder.remove_folder("folder");
  CHECK(folder.type("file") == EntryType::other);
  CHECK(folder.type("folder") == EntryType::other);
  CHECK(folder.type("none") == EntryType::none);
}

TEST_CASE("a held folder stays the same when its path leads elsewhere", "[indexer]") {
  const TempDir dir;
  dir.write("index/words", "");
  const HeldFolder folder(dir.path() / "index");
  fs::rename(dir.path() / "index", dir.path() / "moved");
  dir.write("index/words", "");
  folder.remove_file("words");
  CHECK(fs::exists(dir.path() / "index/words"));
  CHECK_FALSE(fs::exists(dir.path() / "moved/words"));
}
