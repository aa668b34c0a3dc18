#include "tests/faults/disk_log.hpp"

#include "tests/support/catch.hpp"

using namespace newsgrep::test;

namespace {

/// A folder `old` with a file; then `new` is written with a temporary name, and renamed.
const FileTree before = {{"old", {Node::Type::folder}}, {"old/a", {Node::Type::file, "first"}}};

constexpr auto record =
    "create /disk/old/new.tmp\n"
    "write 0 6 /disk/old/new.tmp\nsecond\n"
    "write 6 2 /disk/old/new.tmp\n\n!\n"
    "sync /disk/old/new.tmp\n"
    "rename /disk/old/new.tmp\t/disk/old/new\n"
    "sync /disk/old\n"
    "mkdir /disk/old/later\n"
    "rename /disk/old/later\t/disk/later\n"
    "truncate 2 /disk/old/a\n"
    "unlink /disk/old/new\n";

/// Returns what is left after so many calls if all that is not durable has the same fate.
FileTree left_after(std::size_t count, Fate fate) {
  return after_power_loss(before, parse_record(record, "/disk"), count,
                          [=](bool /*is_data*/) { return fate; });
}

FileTree with(FileTree tree, const std::string& path, const std::string& bytes) {
  tree[path] = {Node::Type::file, bytes};
  return tree;
}

}  // namespace

TEST_CASE("what is not durable is lost, and nothing else", "[faults]") {
  CHECK(left_after(3, Fate::lost) == before);
  CHECK(left_after(5, Fate::lost) == before);
  const auto durable = with(before, "old/new", "second\n!");
  CHECK(left_after(6, Fate::lost) == durable);
  CHECK(left_after(10, Fate::lost) == durable);
}

TEST_CASE("what is kept is as the calls left it", "[faults]") {
  CHECK(left_after(2, Fate::kept) == with(before, "old/new.tmp", "second"));
  CHECK(left_after(5, Fate::kept) == with(before, "old/new", "second\n!"));
  auto last = with(before, "old/a", "fi");
  last["later"] = {Node::Type::folder};
  CHECK(left_after(10, Fate::kept) == last);
}

TEST_CASE("a write may leave zeros", "[faults]") {
  CHECK(left_after(3, Fate::zeroed) == with(before, "old/new.tmp", std::string(8, '\0')));
}
