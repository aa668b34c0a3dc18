#include "newsgrep/repair.hpp"

#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

#include "index/format.hpp"
#include "newsgrep/check.hpp"
#include "newsgrep/index_writer.hpp"
#include "newsgrep/ingest.hpp"
#include "newsgrep/searcher.hpp"
#include "tests/indexer/index_contents.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/resealed_index.hpp"
#include "tests/support/temp_index.hpp"

using namespace newsgrep;
using newsgrep::test::all_texts;
using newsgrep::test::article;
using newsgrep::test::check_no_leftovers;
using newsgrep::test::found;
using newsgrep::test::overwrite;
using newsgrep::test::read_file;
using newsgrep::test::stub_of;
using newsgrep::test::TempDir;
using newsgrep::test::TempIndex;
namespace fs = std::filesystem;

namespace {

/// An index of files in two shards, with an article that was replaced and one that was deleted.
class NewsIndex {
 public:
  NewsIndex() {
    std::string lines;
    for (int i = 0; i < 60; ++i) {
      const auto n = std::to_string(i);
      lines += R"({"id":"a)" + n + R"(","title":"Ferry )" + n + R"(","text":"Ferry n)" + n +
               R"( sails at dawn.\n\nPeople wait for it at the quay.\n\n“Number )" + n +
               R"( is late,” he said."})"
               "\n";
    }
    dir_.write("news/many.jsonl", lines);
    update();
    dir_.write("news/one.txt", "A bridge\n\nThe bridge opens.\n\nIt was closed for years.\n");
    dir_.write("news/two.jsonl", R"({"id":"a7","title":"No","text":"Elsewhere."})"
                                 "\n");
    dir_.write("news/many.jsonl", lines + R"({"id":"b1","text":"A new tunnel.\n\nIt is long."})"
                                          "\n");
    update();
    IndexWriter writer(index());
    writer.remove("a9");
    writer.commit();
  }

  fs::path index() const { return dir_.path() / "index"; }
  fs::path news() const { return dir_.path() / "news"; }
  fs::path shard(std::size_t number) const {
    return index() / stub_of(index()).shards.at(number).name;
  }
  void update() const {
    IndexWriter writer(index());
    const std::vector<fs::path> paths = {news()};
    ingest(writer, paths);
  }

 private:
  TempDir dir_;
};

std::vector<std::string> answers(const fs::path& index_dir) {
  std::vector<std::string> all;
  for (const auto* query : {"ferry", "\"ferry n7 sails\"", "bridge", "tunnel", "title:ferry",
                            "quote:late", "=ferry", "ferr*", "n9", "elsewhere"}) {
    auto ids = found(index_dir, query);
    std::sort(ids.begin(), ids.end());
    all.push_back(query);
    all.insert(all.end(), ids.begin(), ids.end());
  }
  return all;
}

void flip(const fs::path& file, std::size_t at) {
  auto bytes = read_file(file);
  bytes.at(at) = static_cast<char>(bytes.at(at) ^ 0x10);
  overwrite(file, bytes);
}

void check_is_whole(const fs::path& index_dir) {
  CheckOptions options;
  options.depth = CheckDepth::texts;
  const auto result = check_index(index_dir, options);
  for (const auto& fault : result.faults) WARN(fault.file << ": " << fault.problem);
  CHECK(result.fault_count == 0);
}

}  // namespace

TEST_CASE("a whole index is not changed by a repair", "[repair]") {
  const NewsIndex news;
  const auto stub = read_file(news.index() / "XAPIANDB");
  CHECK(repair_index(news.index()).was_whole);
  CHECK(read_file(news.index() / "XAPIANDB") == stub);
}

TEST_CASE("a damaged index has all its answers again when its files are there", "[repair][slow]") {
  const NewsIndex news;
  REQUIRE(stub_of(news.index()).shards.size() == 2);
  const auto before = answers(news.index());
  const auto texts = all_texts(news.index());
  const auto number = GENERATE(0U, 1U);
  SECTION("one byte of a file") {
    const auto name = GENERATE(as<std::string>(), "passages", "words", "forms", "blocks",
                               "iamglass", "postlist.glass", "checksums");
    CAPTURE(name, number);
    flip(news.shard(number) / name, 10);
  }
  SECTION("the end of a file is missing") {
    const auto name = GENERATE(as<std::string>(), "passages", "words", "forms", "iamglass",
                               "postlist.glass", "checksums");
    const auto file = news.shard(number) / name;
    const auto bytes = read_file(file);
    overwrite(file, bytes.substr(0, bytes.size() / 2));
  }
  SECTION("a file is missing") {
    const auto name = GENERATE(as<std::string>(), "passages", "words", "postlist.glass");
    fs::remove(news.shard(number) / name);
  }
  SECTION("the list of files") {
    flip(news.index() / stub_of(news.index()).file_list.name, 3);
  }
  SECTION("a folder is missing") {
    fs::remove_all(news.shard(number));
  }

  const auto result = repair_index(news.index());
  CHECK_FALSE(result.was_whole);
  CHECK(result.lost.empty());
  check_is_whole(news.index());
  check_no_leftovers(news.index());
  if (result.deleted_may_be_back) {
    IndexWriter writer(news.index());
    writer.remove("a9");
    writer.commit();
  }
  CHECK(answers(news.index()) == before);
  CHECK((all_texts(news.index()) == texts));
  // The next run finds everything in place.
  news.update();
  check_is_whole(news.index());
}

TEST_CASE("a damaged stub is made again from the shards in the folder", "[repair]") {
  const NewsIndex news;
  const auto before = answers(news.index());
  const auto stub = news.index() / index::stub_file_name;
  SECTION("one byte") {
    flip(stub, 60);
  }
  SECTION("its beginning") {
    flip(stub, 0);
  }
  SECTION("its end is missing") {
    overwrite(stub, read_file(stub).substr(0, 70));
  }
  SECTION("empty") {
    overwrite(stub, "");
  }
  SECTION("gone") {
    fs::remove(stub);
  }
  const auto result = repair_index(news.index());
  CHECK(result.kept_shards == 2);
  CHECK(result.lost.empty());
  CHECK(result.deleted_may_be_back);
  CHECK(result.files_were_lost);
  check_is_whole(news.index());
  // The list of dead passages went with the stub, so a deleted article may be back; a replaced one
  // is not.
  IndexWriter writer(news.index());
  writer.remove("a9");
  writer.commit();
  CHECK(answers(news.index()) == before);
}

TEST_CASE("of two articles with one id, a repair takes the newer one", "[repair]") {
  TempIndex index({article("a", {"Old words."}), article("b", {"Others.", "B.", "C.", "D."})});
  index.add({article("a", {"New words."})});
  auto stub = stub_of(index.path());
  REQUIRE_FALSE(stub.dead_passages.name.empty());
  flip(index.path() / stub.dead_passages.name, 2);
  const auto result = repair_index(index.path());
  CHECK(result.deleted_may_be_back);
  CHECK(found(index.path(), "words") == std::vector<std::string>{"a:1"});
  CHECK(found(index.path(), "new").size() == 1);
  CHECK(found(index.path(), "old").empty());
  check_is_whole(index.path());
}

TEST_CASE("a repair lists the articles that it read again and those that are lost", "[repair]") {
  const NewsIndex news;
  {
    IndexWriter writer(news.index());
    writer.add(article("program", {"Added by a program."}));
    writer.commit();
  }
  SECTION("one article of a file") {
    flip(news.shard(0) / "passages", 20);
    const auto result = repair_index(news.index());
    CHECK(result.lost.empty());
    REQUIRE_FALSE(result.read_again.empty());
    CHECK(result.read_again[0].path == (news.news() / "many.jsonl").string());
    CHECK(result.files_read == std::vector<std::string>{(news.news() / "many.jsonl").string()});
    CHECK(result.moved_articles > 0);
  }
  SECTION("the file is gone") {
    fs::remove(news.news() / "many.jsonl");
    flip(news.shard(0) / "passages", 20);
    const auto living = found(news.index(), "tunnel").size();
    const auto result = repair_index(news.index());
    CHECK_FALSE(result.lost.empty());
    CHECK(result.lost[0].path == (news.news() / "many.jsonl").string());
    CHECK(found(news.index(), "tunnel").size() == living);
    check_is_whole(news.index());
  }
  SECTION("it came from a program") {
    const auto last = stub_of(news.index()).shards.size() - 1;
    auto bytes = read_file(news.shard(last) / "passages");
    const auto at = bytes.find("program");
    REQUIRE(at != std::string::npos);
    flip(news.shard(last) / "passages", at + 9);
    const auto result = repair_index(news.index());
    CHECK(std::any_of(result.lost.begin(), result.lost.end(),
                      [](const DamagedArticle& lost) { return lost.path == "/news/program.txt"; }));
    check_is_whole(news.index());
  }
}

TEST_CASE("a repair that cannot write leaves the index as it is", "[repair]") {
  const NewsIndex news;
  flip(news.shard(0) / "words", 20);
  const auto stub = read_file(news.index() / "XAPIANDB");
  {
    const NewsIndex other;
    IndexWriter holds_the_lock(other.index());
    flip(other.shard(0) / "words", 20);
    CHECK_THROWS_AS(repair_index(other.index()), Error);
  }
  CHECK(read_file(news.index() / "XAPIANDB") == stub);
  CHECK(repair_index(news.index()).lost.empty());
}

TEST_CASE("what is no index is not repaired", "[repair]") {
  const TempDir dir;
  CHECK_THROWS_AS(repair_index(dir.path()), Error);
  CHECK_THROWS_AS(repair_index(dir.path() / "nowhere"), Error);
  CHECK_FALSE(fs::exists(dir.path() / "nowhere"));
  dir.write("notes.txt", "mine");
  dir.write("XAPIANDB", "auto other\n");
  CHECK_THROWS_AS(repair_index(dir.path()), Error);
  CHECK(read_file(dir.path() / "notes.txt") == "mine");
}
