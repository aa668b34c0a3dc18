#include "index/stub.hpp"

#include "tests/support/catch.hpp"
#include "tests/support/temp_dir.hpp"

using namespace newsgrep::index;

TEST_CASE("a stub comes back as it was written", "[index]") {
  const Stub stub{{"shards/0001", "shards/0007"}, "files-0008", "dead-0008"};
  const auto read = parse_stub(to_text(stub));
  CHECK(read.shards == stub.shards);
  CHECK(read.file_list == stub.file_list);
  CHECK(read.dead_passages == stub.dead_passages);
}

TEST_CASE("other lines of a stub are ignored", "[index]") {
  const auto stub = parse_stub("# a note\nremote 127.0.0.1:7000\nauto shards/0003");
  CHECK(stub.shards == std::vector<std::string>{"shards/0003"});
  CHECK(stub.file_list.empty());
}

TEST_CASE("a folder without a stub has none", "[index]") {
  const newsgrep::test::TempDir dir;
  CHECK_FALSE(read_stub(dir.path()));
}
