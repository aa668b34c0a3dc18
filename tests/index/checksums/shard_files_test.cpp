#include "index/checksums/shard_files.hpp"

#include <filesystem>
#include <string>

#include "newsgrep/error.hpp"
#include "tests/index/each_damage.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/read_file.hpp"
#include "tests/support/sealed_shard.hpp"
#include "tests/support/temp_dir.hpp"

using namespace newsgrep;
using namespace newsgrep::index;
using namespace newsgrep::test;

namespace {

/// Returns bytes that differ from page to page.
std::string content(std::size_t bytes) {
  std::string text;
  for (std::size_t i = 0; text.size() < bytes; ++i) text += std::to_string(i * 7919) + " ";
  text.resize(bytes);
  return text;
}

/// Returns true if all bytes of the file are as they were written.
bool is_whole(const ShardFiles& shard, std::string_view name) {
  try {
    shard.open(name).check_all();
    return true;
  } catch (const Error& error) {
    CHECK(error.code() == ErrorCode::corrupt);
    return false;
  }
}

}  // namespace

TEST_CASE("the files of a shard are whole, of any length", "[index]") {
  const TempDir dir;
  const auto bytes = GENERATE(as<std::size_t>(), 0, 1, 4095, 4096, 4097, 8192, 100'000);
  CAPTURE(bytes);
  dir.write("before", content(5000));
  dir.write("file", content(bytes));
  dir.write("later", content(70));
  const auto shard = sealed(dir.path());
  for (const auto* const name : {"before", "file", "later"}) CHECK(is_whole(shard, name));
  CHECK(shard.open("file").bytes() == content(bytes));
  CHECK(ShardFiles(dir.path(), shard.id()).id() == shard.id());
  CHECK_THROWS_AS(ShardFiles(dir.path(), shard.id() + 1), Error);
  CHECK_THROWS_AS(shard.open("other"), Error);
}

TEST_CASE("a page that changed is found when it is touched, and no sooner", "[index]") {
  const TempDir dir;
  auto bytes = content(5 * page_bytes);
  dir.write("file", bytes);
  const auto shard = sealed(dir.path());
  bytes[3 * page_bytes + 17] ^= 1;
  dir.write("file", bytes);
  const auto file = shard.open("file");
  const auto* const at = file.bytes().data();
  CHECK_NOTHROW(file.checks().check(at, 3 * page_bytes));
  CHECK_NOTHROW(file.checks().check(at + 4 * page_bytes, page_bytes));
  CHECK_NOTHROW(file.checks().check(at + 3 * page_bytes, 0));
  CHECK_THROWS_AS(file.checks().check(at + 3 * page_bytes, 1), Error);
  CHECK_THROWS_AS(file.checks().check(at + 2 * page_bytes, 3 * page_bytes), Error);
  CHECK_THROWS_AS(file.checks().check(at + 3 * page_bytes - 1, 2), Error);
  CHECK_THROWS_AS(file.check_all(), Error);
}

TEST_CASE("pages and files that changed places are found", "[index]") {
  const TempDir dir;
  const auto a = content(3 * page_bytes);
  const auto b = std::string(3 * page_bytes, 'b');
  dir.write("a", a);
  dir.write("b", b);
  const auto shard = sealed(dir.path());
  dir.write("a",
            a.substr(page_bytes, page_bytes) + a.substr(0, page_bytes) + a.substr(2 * page_bytes));
  CHECK_FALSE(is_whole(shard, "a"));
  dir.write("a", b);
  dir.write("b", a);
  CHECK_FALSE(is_whole(shard, "a"));
  CHECK_FALSE(is_whole(shard, "b"));
}

TEST_CASE("a file that is longer, shorter or missing is refused", "[index]") {
  const TempDir dir;
  dir.write("file", content(9000));
  const auto shard = sealed(dir.path());
  dir.write("file", content(9001));
  CHECK_FALSE(is_whole(shard, "file"));
  dir.write("file", content(8999));
  CHECK_FALSE(is_whole(shard, "file"));
  std::filesystem::remove(dir.path() / "file");
  CHECK_FALSE(is_whole(shard, "file"));
}

TEST_CASE("damaged checksums are refused", "[index]") {
  const TempDir dir;
  const auto bytes = content(3 * page_bytes);
  dir.write("file", bytes);
  const auto id = sealed(dir.path()).id();
  const std::string name(checksums_file_name);
  for_each_damage(read_file(dir.path() / name), [&](const std::string& damaged) {
    std::filesystem::remove(dir.path() / name);
    dir.write(name, damaged);
    bool refused = false;
    try {
      refused = !is_whole(ShardFiles(dir.path(), id), "file");
    } catch (const Error& error) {
      refused = error.code() == ErrorCode::corrupt;
    }
    CHECK(refused);
  });
}

TEST_CASE("a table of checksums of several pages is verified page by page", "[index]") {
  const TempDir dir;
  dir.write("file", content(3000 * page_bytes));
  const auto shard = sealed(dir.path());
  CHECK(is_whole(shard, "file"));
  const std::string name(checksums_file_name);
  auto table = read_file(dir.path() / name);
  table[table.size() - 2] ^= 4;
  std::filesystem::remove(dir.path() / name);
  dir.write(name, table);
  const ShardFiles damaged(dir.path(), shard.id());
  const auto file = damaged.open("file");
  CHECK_NOTHROW(file.checks().check(file.bytes().data(), 100 * page_bytes));
  CHECK_THROWS_AS(file.check_all(), Error);
}
