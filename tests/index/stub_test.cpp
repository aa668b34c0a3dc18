#include "index/stub.hpp"

#include <string>

#include "index/format.hpp"
#include "newsgrep/error.hpp"
#include "tests/index/each_damage.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/temp_dir.hpp"
#include "text/stable_hash.hpp"

using namespace newsgrep;
using namespace newsgrep::index;

namespace {

const Stub example{{{"shards/0001", 0x17}, {"shards/0007", ~std::uint64_t{0}}},
                   {"files-0008", 1},
                   {"dead-0008", 0}};

/// Returns the code of the error for a stub with this text; nothing if it is accepted.
std::optional<ErrorCode> refused(const std::string& text) {
  try {
    parse_stub(text, "an-index");
    return std::nullopt;
  } catch (const Error& error) {
    CHECK_FALSE(error.hint().empty());
    return error.code();
  }
}

/// Returns a stub with these lines and the right hash at its end.
std::string sealed_stub(const std::string& lines) {
  const auto text = "# newsgrep index " + std::to_string(format_version) + "\n" + lines;
  const auto as_written = to_text(Stub{});
  // The last line of another stub has the form; only its hash differs.
  char hash[17];
  std::snprintf(hash, sizeof(hash), "%016llx",
                static_cast<unsigned long long>(text::stable_hash(text)));
  return text + as_written.substr(as_written.rfind("# newsgrep end "), 15) + hash + "\n";
}

}  // namespace

TEST_CASE("a stub comes back as it was written", "[index]") {
  const auto read = parse_stub(to_text(example), "an-index");
  CHECK(read.shards == example.shards);
  CHECK(read.file_list == example.file_list);
  CHECK(read.dead_passages == example.dead_passages);
}

TEST_CASE("a stub with any change is refused", "[index]") {
  const auto whole = to_text(example);
  test::for_each_damage(whole, [](const std::string& damaged) { CHECK(refused(damaged)); });
  CHECK(refused(whole + "\n") == ErrorCode::corrupt);
  CHECK(refused(whole + whole) == ErrorCode::corrupt);
}

TEST_CASE("a stub names only what a writer makes", "[index]") {
  const std::string files = "# newsgrep files files-0008 0000000000000001\n";
  const auto name = GENERATE(as<std::string>(), "shards/../0001", "/shards/0001", "../shards/0001",
                             "shards/1", "shards/0001/", "shards/000a", "photos/0001", "shards/",
                             "shards/00010000000000000000000");
  CAPTURE(name);
  CHECK(refused(sealed_stub(files + "# newsgrep shard " + name + " 0000000000000017\nauto " + name +
                            "\n")) == ErrorCode::corrupt);
  const std::string shard = "# newsgrep shard shards/0001 0000000000000017\nauto shards/0001\n";
  CHECK_FALSE(refused(sealed_stub(files + shard)));
  CHECK(refused(sealed_stub(shard + files)) == ErrorCode::corrupt);
  CHECK(refused(sealed_stub(files + shard + "remote 127.0.0.1:7000\n")) == ErrorCode::corrupt);
  CHECK(refused(sealed_stub("# newsgrep files letters.txt 0000000000000001\n" + shard)) ==
        ErrorCode::corrupt);
}

TEST_CASE("stubs of other versions and other programs are told apart", "[index]") {
  CHECK(refused("") == ErrorCode::wrong_format);
  CHECK(refused("auto shards/0001\n") == ErrorCode::wrong_format);
  CHECK(refused("# newsgrep files files-0002\nauto shards/0001\n") == ErrorCode::wrong_format);
  CHECK(refused("# newsgrep index 9999\nauto shards/0001\n") == ErrorCode::wrong_format);
  CHECK(looks_like_stub("# newsgrep files files-0002\n"));
  CHECK_FALSE(looks_like_stub("auto shards/0001\n"));
}

TEST_CASE("a folder without a stub has none", "[index]") {
  const test::TempDir dir;
  CHECK_FALSE(read_stub_text(dir.path()));
}

TEST_CASE("a list that is not the one that the stub names is refused", "[index]") {
  const test::TempDir dir;
  dir.write("files-0008", "");
  const auto refused = [&](const HashedName& list) {
    try {
      read_list(dir.path(), list);
      return false;
    } catch (const Error& error) {
      return error.code() == ErrorCode::corrupt;
    }
  };
  CHECK_FALSE(refused({"files-0008", text::stable_hash("")}));
  CHECK(refused({"files-0008", text::stable_hash("a")}));
  CHECK(refused({"files-0009", text::stable_hash("")}));
}
