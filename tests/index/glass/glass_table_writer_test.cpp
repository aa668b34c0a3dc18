#include "index/glass/glass_table_writer.hpp"

#include <algorithm>
#include <filesystem>
#include <set>
#include <string>
#include <vector>

#include "index/glass/glass_keys.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/read_file.hpp"
#include "tests/support/temp_dir.hpp"

using namespace newsgrep::index;
using newsgrep::test::read_file;
using newsgrep::test::TempDir;

namespace {

std::string sortable(std::uint32_t value) {
  std::string bytes;
  append_sortable(bytes, value);
  return bytes;
}

}  // namespace

TEST_CASE("numbers in keys sort as numbers do", "[index]") {
  std::set<std::uint32_t> values = {0, 0xFFFF'FFFF};
  for (unsigned bit = 0; bit < 32; ++bit) {
    for (const int offset : {-1, 0, 1}) {
      values.insert((1U << bit) + static_cast<std::uint32_t>(offset));
    }
  }
  std::vector<std::string> encoded;
  for (const auto value : values) {
    encoded.push_back(sortable(value));
    CHECK(encoded.back().size() <= max_sortable_bytes);
    CHECK(encoded.back().front() != '\xFF');
  }
  CHECK(std::is_sorted(encoded.begin(), encoded.end()));
  CHECK(std::adjacent_find(encoded.begin(), encoded.end()) == encoded.end());
}

TEST_CASE("numbers in keys are as Xapian has them", "[index]") {
  using namespace std::string_literals;
  CHECK(sortable(0) == "\0\0"s);
  CHECK(sortable(0x7FFF) == "\x7F\xFF");
  CHECK(sortable(0x8000) == "\x80\x80\x00"s);
  CHECK(sortable(0x3F'FFFF) == "\xBF\xFF\xFF");
  CHECK(sortable(0x40'0000) == "\xC0\x40\x00\x00"s);
  CHECK(sortable(0x1FFF'FFFF) == "\xDF\xFF\xFF\xFF");
  CHECK(sortable(0x2000'0000) == "\xE0\x20\x00\x00\x00"s);
  CHECK(sortable(0xFFFF'FFFF) == "\xE0\xFF\xFF\xFF\xFF");
}

TEST_CASE("a tag is in one piece at the place that the writer returns", "[index]") {
  const TempDir temp;
  const auto path = temp.path() / "table";
  GlassTableWriter table(path);
  std::vector<std::pair<std::uint64_t, std::string>> tags;
  for (std::size_t i = 0; i < 3000; ++i) {
    const auto key = "key" + std::to_string(10'000 + i);
    const std::string tag(i * 37 % 900, static_cast<char>('a' + i % 26));
    if (table.room(key.size()) < tag.size()) table.begin_leaf();
    const auto half = tag.size() / 2;
    tags.emplace_back(table.add(key, tag.substr(0, half), tag.substr(half)), tag);
  }
  const auto end = table.finish(Durability::none);
  CHECK(end.entries == 3000);
  CHECK(end.level == 1);
  CHECK(end.root == end.blocks - 1);

  const auto bytes = read_file(path);
  REQUIRE(bytes.size() == end.blocks * table_block_bytes);
  for (const auto& [position, tag] : tags) {
    if (bytes.substr(position, tag.size()) != tag) FAIL_CHECK("at " << position);
  }
}

TEST_CASE("an item may fill a leaf", "[index]") {
  const TempDir temp;
  const auto path = temp.path() / "table";
  GlassTableWriter table(path);
  for (const char* key : {"a", "b", "c"}) {
    table.add(key, std::string(table.room(1), *key));
    CHECK(table.room(1) == 0);
    table.begin_leaf();
  }
  table.add("d", "");
  const auto end = table.finish(Durability::none);
  CHECK(end.blocks == 5);
  const auto bytes = read_file(path);
  CHECK(bytes.substr(table_block_bytes - 100, 97) == std::string(97, 'a'));
}

TEST_CASE("a branch holds no more of a key than it needs to tell leaves apart", "[index]") {
  const TempDir temp;
  GlassTableWriter table(temp.path() / "table");
  for (int i = 10'000; i < 20'000; ++i) {
    const auto key = std::to_string(i) + std::string(200, 'x');
    if (table.room(key.size()) < 10) table.begin_leaf();
    table.add(key, "0123456789");
  }
  const auto end = table.finish(Durability::none);
  CHECK(end.blocks > 250);
  CHECK(end.level == 1);
}

TEST_CASE("a table without items is one leaf", "[index]") {
  const TempDir temp;
  GlassTableWriter table(temp.path() / "table");
  const auto end = table.finish(Durability::none);
  CHECK(end.blocks == 1);
  CHECK(end.level == 0);
  CHECK(end.root == 0);
  CHECK(end.entries == 0);
}

TEST_CASE("tables with different contents have different checksums", "[index]") {
  const TempDir temp;
  const auto sums = [&](const char* tag) {
    std::filesystem::remove(temp.path() / "table");
    GlassTableWriter table(temp.path() / "table");
    table.add("key", tag);
    return table.finish(Durability::none).sums.pages;
  };
  const auto one = sums("one");
  CHECK(one == sums("one"));
  const auto other = sums("onf");
  CHECK(one != other);
  CHECK(one[1] != other[1]);
  CHECK(one[0] != one[1]);
}
