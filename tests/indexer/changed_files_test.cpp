// Files that changed, and files that only seem so.

#include <algorithm>
#include <chrono>
#include <string>
#include <thread>

#include "corpus/file.hpp"
#include "indexer/file_content.hpp"
#include "tests/indexer/news.hpp"
#include "tests/support/catch.hpp"
#include "text/stable_hash.hpp"

using namespace newsgrep;
using namespace newsgrep::test;
using indexer::lasting_stamp;

namespace {

constexpr std::int64_t second = 1'000'000'000;

/// Waits until what was written before is no longer doubtful.
void wait_until_settled() {
  std::this_thread::sleep_for(std::chrono::milliseconds(2'200));
}

}  // namespace

TEST_CASE("a file with other content but the same size and time is read again", "[ingest]") {
  News news;
  news.text("a.txt", "The ferry sails.");
  news.run();
  news.text("a.txt", "The trams waits.");
  const auto summary = news.run();
  CHECK(summary.files_read == 1);
  CHECK(summary.counts.replaced == 1);
  CHECK(news.with("ferry").empty());
  CHECK_FALSE(news.with("trams").empty());
}

TEST_CASE("files of the same size and time that were exchanged are read again", "[ingest][slow]") {
  News news;
  news.json("a.jsonl", {"a=The ferry sails."});
  news.json("b.jsonl", {"b=The trams waits."});
  wait_until_settled();
  news.run();
  fs::rename(news.folder() / "a.jsonl", news.folder() / "c.jsonl");
  fs::rename(news.folder() / "b.jsonl", news.folder() / "a.jsonl");
  fs::rename(news.folder() / "c.jsonl", news.folder() / "b.jsonl");
  CHECK(news.run().files_read == 2);
  const auto hits = Searcher(news.index()).search(parse_query("ferry")).hits;
  REQUIRE(hits.size() == 1);
  CHECK(hits[0].article.path == (news.folder() / "b.jsonl").string());
}

TEST_CASE(
    "files with the same content but other times and inodes are not read again, and the "
    "change is published once",
    "[ingest]") {
  constexpr int count = 300;
  News news;
  const auto write_all = [&](int when) {
    for (int i = 0; i < count; ++i) {
      news.text("n" + std::to_string(i) + ".txt", "Ferry " + std::to_string(i) + ".", when);
    }
  };
  write_all(0);
  news.run();
  const auto shards = news.stub().shards;
  fs::rename(news.folder(), news.folder().string() + ".old");  // New files are new inodes.
  write_all(1);
  const auto summary = news.run();
  CHECK(summary.files_read == 0);
  CHECK(summary.files_unchanged == count);
  CHECK(summary.counts.unchanged == 0);
  CHECK(summary.skipped.empty());
  CHECK(news.stub().shards == shards);
  const auto published = news.published();
  CHECK(news.run().files_unchanged == count);
  CHECK(news.published() == published);
}

TEST_CASE("a file that was written shortly before it was read is compared by its content",
          "[ingest][slow]") {
  News news;
  news.text("a.txt", "The ferry sails.");
  news.run();
  const auto path = (news.folder() / "a.txt").string();
  CHECK(news.listed().at(path).stamp.ctime_ns == index::no_time);

  wait_until_settled();
  const auto summary = news.run();
  CHECK(summary.files_read == 0);
  const auto stamp = news.listed().at(path).stamp;
  CHECK(stamp.ctime_ns != index::no_time);
  CHECK(stamp == indexer::stamp_of(walk(std::vector<fs::path>{path}).files.at(0)));
  const auto published = news.published();
  CHECK(news.run().files_unchanged == 1);
  CHECK(news.published() == published);
}

TEST_CASE("a file whose mode changed is compared by its content", "[ingest][slow]") {
  News news;
  news.text("a.txt", "The ferry sails.");
  wait_until_settled();
  news.run();
  const auto path = (news.folder() / "a.txt").string();
  const auto before = news.listed().at(path).stamp;
  fs::permissions(path, fs::perms::owner_read);
  CHECK(news.run().files_read == 0);
  CHECK_FALSE(news.listed().at(path).stamp == before);
}

TEST_CASE("the times of a file are kept if they were over when it was opened", "[ingest]") {
  const auto stamp = [](std::int64_t mtime, std::int64_t ctime) {
    return lasting_stamp({7, mtime * second, ctime * second, 9}, 100 * second);
  };
  CHECK(stamp(50, 97) == index::FileStamp{7, 50 * second, 97 * second, 9});
  CHECK(stamp(97, 50) == index::FileStamp{7, 97 * second, 50 * second, 9});
  CHECK(stamp(50, 98) == index::FileStamp{7, 50 * second, index::no_time, 9});
  CHECK(stamp(98, 50) == index::FileStamp{7, 98 * second, index::no_time, 9});
  CHECK(stamp(200, 50) == index::FileStamp{7, 200 * second, index::no_time, 9});  // The future.
}

TEST_CASE("the hash of a file is that of its bytes, whatever reads it", "[ingest]") {
  News news;
  const auto name = GENERATE(as<std::string>(), "a.txt", "a.jsonl", "a.tsv");
  const auto mark = GENERATE(as<std::string>(), "", "\xEF\xBB\xBF");
  const auto line = R"({"id":"x","title":"T","text":"The ferry	sails	at dawn."})"
                    "\n";
  std::string content = mark;
  for (int i = 0; content.size() < 300'000; ++i) {
    content += std::string(line).replace(7, 1, "x" + std::to_string(i));
  }
  if (name == "a.jsonl") std::replace(content.begin(), content.end(), '\t', ' ');
  news.put(name, content);
  const auto summary = news.run();
  CAPTURE(name, reasons(summary));
  REQUIRE(summary.skipped.empty());
  const auto path = news.folder() / name;
  const auto hash = text::stable_hash(content);
  CHECK(news.listed().at(path.string()).content_hash == hash);
  CHECK(indexer::read_content(path)->hash == hash);
  CHECK_FALSE(indexer::read_content(news.folder()));
  CHECK_FALSE(indexer::read_content(news.folder() / "none"));
}

TEST_CASE(
    "an article that was left out is read when its twin is removed, though its file is the "
    "same",
    "[ingest]") {
  News news;
  news.json("a.jsonl", {"x=Ferry."});
  news.json("b.jsonl", {"x=Trams."});
  news.run();
  CHECK(news.run().files_read == 0);
  news.remove("a.jsonl");
  news.run();
  CHECK(news.with("trams") == "x:1");
}
