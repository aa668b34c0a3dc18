#include "newsgrep/searcher.hpp"

#include <xapian.h>

#include <atomic>
#include <filesystem>
#include <thread>

#include "index/stub.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/search.hpp"
#include "tests/support/temp_index.hpp"

using namespace newsgrep;
using newsgrep::test::article;
using newsgrep::test::ContainsSubstring;
using newsgrep::test::ids;
using newsgrep::test::TempDir;
using newsgrep::test::TempIndex;

namespace {

/// The text of a hit with what matched in square brackets.
std::string marked(const Hit& hit) {
  std::string out;
  std::size_t at = 0;
  for (const auto& match : hit.matches) {
    out += hit.text.substr(at, match.begin - at) + "[" +
           hit.text.substr(match.begin, match.end - match.begin) + "]";
    at = match.end;
  }
  return out + hit.text.substr(at);
}

ErrorCode code_of_open(const std::filesystem::path& dir) {
  try {
    const Searcher searcher(dir);
  } catch (const Error& error) {
    CHECK_FALSE(error.hint().empty());
    return error.code();
  }
  FAIL("the index at " << dir << " could be opened");
  return {};
}

}  // namespace

TEST_CASE("a hit carries the passage, its section and its article", "[engine]") {
  Article ferry = article("ferry", {"Nothing to see.", "The ferry left the harbour at dawn."});
  ferry.source = "The Harbour Ledger";
  ferry.date = "2025-06-30";
  ferry.url = "https://example.org/ferry";
  ferry.authors = {"Ada Quill"};
  ferry.extra = R"({"desk":4})";
  ferry.passages[1].section = "At sea";
  const TempIndex index({ferry});
  Searcher searcher(index.path());

  const auto result = searcher.search(parse_query("ferries"));

  REQUIRE(result.hits.size() == 1);
  const auto& hit = result.hits[0];
  CHECK(hit.passage_id() == "ferry:2");
  CHECK(hit.passage_number == 2);
  CHECK(hit.section == "At sea");
  CHECK(hit.text == "The ferry left the harbour at dawn.");
  CHECK(marked(hit) == "The [ferry] left the harbour at dawn.");
  CHECK(hit.score > 0);
  CHECK(hit.article.title == "About ferry");
  CHECK(hit.article.source == "The Harbour Ledger");
  CHECK(hit.article.date == "2025-06-30");
  CHECK(hit.article.url == "https://example.org/ferry");
  CHECK(hit.article.authors == std::vector<std::string>{"Ada Quill"});
  CHECK(hit.article.extra == R"({"desk":4})");
  CHECK(hit.article.language == "en");
  CHECK(hit.article.passage_count == 2);
  CHECK(result.total == 1);
  CHECK(result.total_is_exact);
}

TEST_CASE("highlights show what matched and only that", "[engine]") {
  struct Row {
    std::string text;
    std::string query;
    std::string marked;
  };
  const auto row = GENERATE(values<Row>({
      {"A cease-fire, then a ceasefire.", "cease fire", "A [cease-fire], then a [ceasefire]."},
      {"Kyiv\u2019s mayor left Kiev.", "Kyiv", "[Kyiv]\u2019s mayor left [Kiev]."},
      {"The zone has a buffer; a buffer zone.", "\"buffer zone\"",
       "The zone has a buffer; a [buffer zone]."},
      {"The zone has a buffer; a \u201Cbuffer zone\u201D.", "\"buffer zone\" buffer",
       "The zone has a [buffer]; a \u201C[buffer zone]\u201D."},
      {"Talks on peace", "talks -war", "[Talks] on peace"},
      {"The U.S. gave us aid", "US", "The [U.S.] gave us aid"},
      {"a b a b a", "\"a b a\"", "[a b a b a]"},
  }));
  CAPTURE(row.text, row.query);
  const TempIndex index({article("x", {row.text})});
  const auto result = Searcher(index.path()).search(parse_query(row.query));
  REQUIRE(result.hits.size() == 1);
  CHECK(marked(result.hits[0]) == row.marked);
}

TEST_CASE("a phrase does not run from one passage into the next", "[engine]") {
  const TempIndex index({article("x", {"They want a buffer", "zone of peace"})});
  CHECK(Searcher(index.path()).count(parse_query("\"buffer zone\"")) == 0);
}

TEST_CASE("equal scores come newest first, then by id", "[engine]") {
  std::vector<Article> articles;
  for (const auto* id : {"b", "d", "a", "c"}) {
    articles.push_back(article(id, {"Same words here."}));
    articles.back().date = std::string(id) == "d" ? "2025-03-02" : "2025-03-01";
  }
  const TempIndex index(articles);
  Searcher searcher(index.path());
  const auto query = parse_query("words");
  CHECK(ids(searcher.search(query)) == std::vector<std::string>{"d:1", "a:1", "b:1", "c:1"});
  CHECK(ids(searcher.search(query, {2, 0})) == std::vector<std::string>{"d:1", "a:1"});
  CHECK(ids(searcher.search(query, {2, 1})) == std::vector<std::string>{"a:1", "b:1"});
  CHECK(ids(searcher.search(query, {5, 4})).empty());
  CHECK(ids(searcher.search(query, {0, 0})).empty());
}

TEST_CASE("what is not an index is refused with a hint", "[engine]") {
  const TempDir dir;
  CHECK(code_of_open(dir.path()) == ErrorCode::no_index);
  CHECK(code_of_open(dir.path() / "missing") == ErrorCode::no_index);

  dir.write("XAPIANDB", "auto shards/0001\n");
  CHECK(code_of_open(dir.path()) == ErrorCode::wrong_format);

  dir.write("XAPIANDB", index::to_text({{{"shards/0001", 1}}, {"files-0002", 2}, {}}));
  CHECK(code_of_open(dir.path()) == ErrorCode::corrupt);
}

TEST_CASE("a damaged index is an error, not a crash", "[engine]") {
  const TempIndex index({article("x", {"Some words."})});
  const auto shard = *std::filesystem::directory_iterator(index.path() / "shards");
  for (const auto& file : std::filesystem::directory_iterator(shard.path())) {
    std::filesystem::resize_file(file.path(), 10);
  }
  CHECK(code_of_open(index.path()) == ErrorCode::corrupt);
}

TEST_CASE("a file that is cut after it was read is noticed", "[engine]") {
  const TempIndex index({article("x", {"Some words."})});
  Searcher searcher(index.path());
  CHECK(searcher.count(parse_query("words")) == 1);
  const auto shard = std::filesystem::directory_iterator(index.path() / "shards")->path();
  const auto bytes = std::filesystem::file_size(shard / "words");
  std::filesystem::resize_file(shard / "words", bytes - 1);
  std::this_thread::sleep_for(std::chrono::milliseconds(5));
  try {
    searcher.count(parse_query("words"));
    FAIL("nothing was thrown");
  } catch (const Error& error) {
    CHECK(error.code() == ErrorCode::corrupt);
    CHECK_THAT(error.what(), ContainsSubstring("since a file there became shorter"));
  }
}

TEST_CASE("a search of an empty index finds nothing", "[engine]") {
  const TempIndex index;
  index.add({});
  Searcher searcher(index.path());
  CHECK(searcher.search(parse_query("words")).hits.empty());
  CHECK(searcher.count(parse_query("words")) == 0);
  CHECK(searcher.info().passages == 0);
}

TEST_CASE("a searcher sees the index as it was opened until it is refreshed", "[engine]") {
  const TempIndex index({article("old", {"Old words."})});
  Searcher searcher(index.path());
  CHECK_FALSE(searcher.refresh());
  // Each commit rewrites and removes what the searcher has open.
  for (int i = 0; i < 5; ++i) {
    index.add({article("old", {"New words " + std::to_string(i)})});
  }
  const auto stale = searcher.search(parse_query("words"));
  REQUIRE(stale.hits.size() == 1);
  CHECK(stale.hits[0].text == "Old words.");
  CHECK(searcher.info().articles == 1);
  CHECK(searcher.refresh());
  const auto fresh = searcher.search(parse_query("words"));
  REQUIRE(fresh.hits.size() == 1);
  CHECK(fresh.hits[0].text == "New words 4");
}

TEST_CASE("a query finds the words of a new shard after the searcher is refreshed", "[engine]") {
  const TempIndex index({article("old", {"A buffer zone."})});
  Searcher searcher(index.path());
  const auto query = parse_query("zon*");
  CHECK(searcher.count(query) == 1);
  index.add({article("new", {"Zonal borders."})});
  REQUIRE(searcher.refresh());
  CHECK(searcher.count(query) == 2);
}

TEST_CASE("a shard that another program changed is refused", "[engine]") {
  const TempIndex index({article("a", {"Words."})});
  Searcher before(index.path());
  const auto shard = *std::filesystem::directory_iterator(index.path() / "shards");
  {
    Xapian::WritableDatabase writable(shard.path().string(),
                                      Xapian::DB_OPEN | Xapian::DB_NO_TERMLIST);
    Xapian::Document passage;
    passage.add_term("word");
    writable.add_document(passage);
    writable.commit();
  }
  CHECK(before.count(parse_query("words")) == 1);
  try {
    Searcher after(index.path());
    FAIL("it was opened");
  } catch (const Error& error) {
    CHECK(error.code() == ErrorCode::corrupt);
    CHECK_FALSE(error.hint().empty());
  }
}

TEST_CASE("readers never wait for a writer and never see half of a commit", "[engine][slow]") {
  const TempIndex index({article("a", {"Round 0"}), article("b", {"Round 0"})});
  std::atomic<bool> done = false;
  std::thread writing([&] {
    for (int i = 1; i <= 30; ++i) {
      const auto text = "Round " + std::to_string(i);
      index.add({article("a", {text}), article("b", {text})});
    }
    done = true;
  });
  std::vector<std::string> torn;
  while (!done) {
    Searcher searcher(index.path());
    const auto result = searcher.search(parse_query("round"));
    if (result.hits.size() != 2 || result.hits[0].text != result.hits[1].text) {
      torn.push_back(result.hits.empty() ? "nothing" : result.hits[0].text);
    }
  }
  writing.join();
  CHECK(torn.empty());
}

TEST_CASE("a query is diagnosed as a search would, without one", "[engine]") {
  const TempIndex index({article("x", {"The ferry."})});
  Searcher searcher(index.path());
  for (const auto* text : {"ferry", "the ferry", "\"ferry", "-ferry", "& ferry"}) {
    const auto query = parse_query(text);
    const auto expected = searcher.search(query).diagnostics;
    const auto found = searcher.diagnose(query);
    REQUIRE(found.size() == expected.size());
    for (std::size_t i = 0; i < found.size(); ++i) CHECK(found[i].message == expected[i].message);
  }
}

TEST_CASE("an index of several languages is searched in each of them", "[engine]") {
  auto german = article("de", {"Die Häuser der Stadt."});
  german.language = "de";
  const TempIndex index({german, article("en", {"The houses of the town."})});
  Searcher searcher(index.path());
  CHECK(ids(searcher.search(parse_query("Häusern"))) == std::vector<std::string>{"de:1"});
  CHECK(ids(searcher.search(parse_query("house"))) == std::vector<std::string>{"en:1"});
  CHECK(searcher.info().languages == std::vector<std::string>{"de", "en"});
  CHECK(searcher.info().articles == 2);
}

TEST_CASE("an exact match comes before words that are some edits away", "[engine]") {
  std::string long_text = "A marten";
  for (int i = 0; i < 200; ++i) long_text += " crossed the road";
  const TempIndex index({article("two", {"Marvin, Marvin, Marvin."}), article("exact", {long_text}),
                         article("one", {"Martin, Martin, Martin."})});
  Searcher searcher(index.path());
  CHECK(ids(searcher.search(parse_query("marten~"))) ==
        std::vector<std::string>{"exact:1", "one:1", "two:1"});
  CHECK(ids(searcher.search(parse_query("marten~"), {.limit = 1})) ==
        std::vector<std::string>{"exact:1"});
}
