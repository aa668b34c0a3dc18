// A writer reads published shards when it merges them. Whatever they hold, it says that they are
// damaged and changes nothing, or it writes an index that can be read.

#include <filesystem>
#include <random>
#include <string>
#include <vector>

#include "index/format.hpp"
#include "newsgrep/check.hpp"
#include "newsgrep/index_writer.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/resealed_index.hpp"
#include "tests/support/temp_index.hpp"

using namespace newsgrep;
using newsgrep::test::article;
using newsgrep::test::overwrite;
using newsgrep::test::read_file;
using newsgrep::test::reseal;
using newsgrep::test::stub_of;
using newsgrep::test::TempIndex;
namespace fs = std::filesystem;

namespace {

std::vector<Article> articles(const std::string& name, int count) {
  std::vector<Article> made;
  for (int i = 0; i < count; ++i) {
    const auto id = name + std::to_string(i);
    made.push_back(article(id, {"The ferry " + id + " sails.", "Ferries and seas, Ferry " + id}));
  }
  return made;
}

/// An index of two shards.
struct TwoShards : TempIndex {
  TwoShards() : TempIndex(articles("a", 40)) { add(articles("b", 8)); }
};

/// Adds articles so that all shards are merged. Returns true if that is refused.
bool is_refused(const TempIndex& index) {
  try {
    index.add(articles("c", 60));
    return false;
  } catch (const Error& error) {
    CHECK(error.code() == ErrorCode::corrupt);
    return true;
  }
}

}  // namespace

TEST_CASE("a file of another shard in place of its own is refused by a writer, and nothing changes",
          "[indexer]") {
  const TwoShards index;
  const auto stub = stub_of(index.path());
  REQUIRE(stub.shards.size() == 2);
  const auto from = GENERATE(0U, 1U);
  const auto name = GENERATE(as<std::string>(), "passages", "postlist.glass", "words", "forms",
                             "blocks", "iamglass", "checksums");
  CAPTURE(from, name);
  fs::copy_file(index.path() / stub.shards[from].name / name,
                index.path() / stub.shards[1 - from].name / name,
                fs::copy_options::overwrite_existing);
  const auto stub_text = read_file(index.path() / index::stub_file_name);
  SECTION("as it is") {
    CHECK((is_refused(index) || name == "blocks"));  // Both are empty.
    if (name != "blocks") CHECK(read_file(index.path() / index::stub_file_name) == stub_text);
  }
  SECTION("with checksums that are right") {
    if (name == "checksums") return;
    reseal(index.path(), stub);
    const auto resealed = read_file(index.path() / index::stub_file_name);
    const bool refused = is_refused(index);
    if (name == "passages" || name == "postlist.glass") CHECK(refused);
    if (refused) CHECK(read_file(index.path() / index::stub_file_name) == resealed);
  }
}

TEST_CASE("a writer survives any change of a byte, whatever the checksums say", "[indexer][slow]") {
  const TwoShards index;
  const auto stub = stub_of(index.path());
  std::mt19937 random(2);
  std::size_t refused = 0;
  std::size_t taken = 0;
  for (const auto* name : {"passages", "postlist.glass", "words", "forms", "iamglass"}) {
    const auto file = index.path() / stub.shards[0].name / name;
    const auto whole = read_file(file);
    for (int i = 0; i < 60; ++i) {
      TempIndex copy;
      fs::copy(index.path(), copy.path(), fs::copy_options::recursive);
      auto damaged = whole;
      const auto at = name == std::string("postlist.glass") && i % 2 == 0
                          ? whole.size() - 1 - random() % 3000
                          : random() % whole.size();
      const auto flipped = damaged[at] ^ (1 << random() % 8);
      damaged[at] = static_cast<char>(i % 3 == 0 ? static_cast<int>(random() % 256) : flipped);
      CAPTURE(name, at);
      overwrite(copy.path() / stub.shards[0].name / name, damaged);
      reseal(copy.path(), stub);
      try {
        copy.add(articles("c", 60));
        ++taken;
        check_index(copy.path());
      } catch (const Error& error) {
        CHECK(error.code() == ErrorCode::corrupt);
        ++refused;
      }
    }
  }
  CHECK(refused > 50);
  CHECK(taken > 50);
}
