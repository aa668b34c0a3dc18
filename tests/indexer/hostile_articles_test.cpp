// Articles that no reader returns, but that another program may give to the indexer.

#include <random>

#include "newsgrep/index_writer.hpp"
#include "tests/indexer/index_contents.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/temp_index.hpp"

using namespace newsgrep;
using namespace std::string_literals;
using newsgrep::test::article;
using newsgrep::test::found;
using newsgrep::test::TempIndex;
using Outcome = IndexWriter::Outcome;
using Texts = std::vector<std::string>;

TEST_CASE("an article may have any bytes as its id", "[indexer][slow]") {
  const auto id = GENERATE(as<std::string>(), ""s, " "s, "\0"s, "a\0b"s, std::string(100, '\0'),
                           std::string(101, '\0'), std::string(100, 'x'), std::string(101, 'x'),
                           std::string(1 << 20, 'y'), "line\nbreak\ttab"s, "Q"s, "XF1"s,
                           "caf\u00E9 \u4E2D"s, "\xFF\xFE\x80"s, "a:1"s, "../../etc"s);
  const TempIndex index(
      {article(id, {"First words.", "Second words."}), article("other", {"Words."})});
  CAPTURE(id.substr(0, 120), id.size());
  CHECK(found(index.path(), "first") == Texts{id + ":1"});

  IndexWriter writer(index.path());
  CHECK(writer.add(article(id, {"First words.", "Second words."})) == Outcome::unchanged);
  writer.commit();
  CHECK(writer.add(article(id, {"Third words."})) == Outcome::replaced);
  writer.commit();
  CHECK(found(index.path(), "third") == Texts{id + ":1"});
  CHECK(found(index.path(), "first").empty());
  CHECK(writer.remove(id));
  writer.commit();
  CHECK(found(index.path(), "words") == Texts{"other:1"});
}

TEST_CASE("ids that differ in their last byte are different articles", "[indexer]") {
  const auto size = GENERATE(1, 99, 100, 101, 300);
  const std::string stem(static_cast<std::size_t>(size), 'k');
  const TempIndex index({article(stem + "1", {"Words."}), article(stem + "2", {"Words."}),
                         article(stem + "\0"s, {"Words."}), article(stem, {"Words."})});
  CHECK(found(index.path(), "words").size() == 4);
}

TEST_CASE("an article may have any bytes in its fields", "[indexer]") {
  const auto bytes = GENERATE(as<std::string>(), std::string(1 << 20, 'z'), "\0\x1B[2J\xFF"s,
                              std::string(3000, '\xC3'), "\xE2\x80\xAE"s);
  Article hostile = article("h", {"Words."});
  hostile.title = hostile.source = hostile.date = hostile.url = hostile.path = bytes;
  hostile.extra = hostile.language = bytes;
  hostile.authors = {bytes, "", bytes};
  hostile.passages[0].section = bytes;
  const TempIndex index({hostile});
  const auto result = Searcher(index.path()).search(parse_query("words"));
  REQUIRE(result.hits.size() == 1);
  CHECK(result.hits[0].article.title == bytes);
  CHECK(result.hits[0].article.authors == hostile.authors);
  CHECK(result.hits[0].section == bytes);
  CHECK(IndexWriter(index.path()).add(hostile) == Outcome::unchanged);
}

TEST_CASE("a word of a megabyte is cut, counted and still found", "[indexer]") {
  const std::string word(1 << 20, 'w');
  const TempIndex index;
  IndexWriter writer(index.path());
  writer.add(article("a", {"A long " + word + " word.", "Short."}));
  writer.commit();
  CHECK(writer.counts().words_cut == 1);
  CHECK(found(index.path(), word) == Texts{"a:1"});
  CHECK(found(index.path(), "long") == Texts{"a:1"});
  const auto result = Searcher(index.path()).search(parse_query(word));
  REQUIRE(result.hits.size() == 1);
  CHECK(result.hits[0].matches == std::vector<ByteRange>{{7, 7 + word.size()}});
}

TEST_CASE("a passage of random bytes does no harm", "[indexer]") {
  std::mt19937 random(7);
  std::vector<std::string> texts;
  for (int i = 0; i < 200; ++i) {
    std::string text;
    for (int j = 0; j < 300; ++j) text += static_cast<char>(random() & 0xFF);
    texts.push_back(text + " anchor");
  }
  const TempIndex index({article("a", texts)});
  CHECK(found(index.path(), "anchor").size() == texts.size());
}

TEST_CASE("an article may have very many passages", "[indexer]") {
  constexpr std::size_t count = 50'000;
  std::vector<std::string> texts;
  for (std::size_t i = 1; i <= count; ++i) texts.push_back("Passage n" + std::to_string(i));
  const TempIndex index({article("before", {"Words."}), article("long", texts)});
  Searcher searcher(index.path());
  CHECK(searcher.info().passages == count + 1);
  CHECK(searcher.info().articles == 2);
  const auto result = searcher.search(parse_query("n49999"));
  REQUIRE(result.hits.size() == 1);
  CHECK(result.hits[0].passage_id() == "long:49999");
  CHECK(result.hits[0].article.title == "About long");
  CHECK(result.hits[0].article.passage_count == count);
}

TEST_CASE("an article of more passages than may be is refused", "[indexer][slow]") {
  const TempIndex index;
  IndexWriter writer(index.path());
  Article most = article("most", {});
  most.passages.resize(max_article_passages, {"", "Words."});
  CHECK(writer.add(most) == Outcome::added);
  Article more = std::move(most);
  more.id = "more";
  more.passages.push_back({"", "Words."});
  CHECK(writer.add(std::move(more)) == Outcome::too_long);
  writer.add(article("a", {"Ferry."}));
  writer.commit();
  CHECK(found(index.path(), "ferry") == Texts{"a:1"});
  CHECK(Searcher(index.path()).info().passages == max_article_passages + 1);
}

TEST_CASE("articles may claim very many languages", "[indexer]") {
  const TempIndex index;
  IndexWriter writer(index.path());
  constexpr int count = 2'000;
  for (int i = 0; i < count; ++i) {
    auto each = article("a" + std::to_string(i), {"Words."});
    each.language = "x" + std::to_string(i);
    writer.add(std::move(each));
  }
  writer.commit();
  CHECK(found(index.path(), "words").size() == count);
}

TEST_CASE("an empty passage and one of spaces alone are kept", "[indexer]") {
  const TempIndex index({article("a", {"", "   ", "...", "Words."})});
  CHECK(Searcher(index.path()).info().passages == 4);
  CHECK(found(index.path(), "words") == Texts{"a:4"});
}
