#include "newsgrep/index_writer.hpp"

#include <xapian.h>

#include <algorithm>

#include "index/passages/passage_file.hpp"
#include "tests/indexer/child_process.hpp"
#include "tests/indexer/error_of.hpp"
#include "tests/indexer/index_contents.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/temp_index.hpp"

using namespace newsgrep;
using newsgrep::test::all_texts;
using newsgrep::test::article;
using newsgrep::test::check_no_leftovers;
using newsgrep::test::ContainsSubstring;
using newsgrep::test::error_of;
using newsgrep::test::found;
using newsgrep::test::TempDir;
using newsgrep::test::TempIndex;
using Outcome = IndexWriter::Outcome;
using Texts = std::vector<std::string>;

namespace {

/// Returns all that a user sees of a search, and the exact scores.
std::string described(const SearchResult& result) {
  std::string text = std::to_string(result.total) + "\n";
  for (const auto& hit : result.hits) {
    text += hit.passage_id() + " " + std::to_string(hit.score) + " " + hit.text;
    for (const auto& match : hit.matches) text += " " + std::to_string(match.begin);
    text += "\n";
  }
  return text;
}

/// Returns articles of made-up words, more than one batch of a writer with the least memory.
std::vector<Article> many_articles() {
  constexpr std::size_t count = 3'000;
  constexpr std::size_t passages = 8;
  constexpr std::size_t words = 12;
  std::vector<Article> articles;
  std::uint32_t random = 1;
  for (std::size_t i = 0; i < count; ++i) {
    std::vector<std::string> texts(passages);
    for (auto& text : texts) {
      for (std::size_t word = 0; word < words; ++word) {
        random = random * 1'664'525 + 1'013'904'223;
        text += "w" + std::to_string((random >> 16) % 500) + " ";
      }
      text += "end.";
    }
    articles.push_back(article("m" + std::to_string(i), std::move(texts)));
  }
  return articles;
}

}  // namespace

TEST_CASE("an article is added, replaced and removed by its id", "[indexer]") {
  const TempIndex index;
  IndexWriter writer(index.path());
  CHECK(writer.add(article("a", {"Ferry one.", "Ferry two."})) == Outcome::added);
  CHECK(writer.add(article("b", {"Harbour one."})) == Outcome::added);
  writer.commit();
  CHECK(all_texts(index.path()) == Texts{"Ferry one.", "Ferry two.", "Harbour one."});

  CHECK(writer.add(article("a", {"Ferry three."})) == Outcome::replaced);
  writer.commit();
  CHECK(all_texts(index.path()) == Texts{"Ferry three.", "Harbour one."});
  CHECK(found(index.path(), "ferry") == Texts{"a:1"});

  CHECK(writer.remove("a"));
  CHECK_FALSE(writer.remove("a"));
  CHECK_FALSE(writer.remove("never seen"));
  writer.commit();
  CHECK(all_texts(index.path()) == Texts{"Harbour one."});
  CHECK(found(index.path(), "ferry").empty());
  check_no_leftovers(index.path());
}

TEST_CASE("add() returns what happened to the article", "[indexer]") {
  const TempIndex index({article("old", {"Old words."})});
  IndexWriter writer(index.path());
  CHECK(writer.add(article("none", {})) == Outcome::empty);
  CHECK(writer.add(article("old", {"Old words."})) == Outcome::unchanged);
  CHECK(writer.add(article("old", {"Other words."})) == Outcome::duplicate);
  CHECK(writer.add(article("new", {"New words."})) == Outcome::added);
  CHECK(writer.add(article("new", {"New words."})) == Outcome::duplicate);
  writer.commit();
  CHECK(all_texts(index.path()) == Texts{"New words.", "Old words."});
  // A commit starts a new round.
  CHECK(writer.add(article("new", {"Newer words."})) == Outcome::replaced);
}

TEST_CASE("any change of an article replaces it", "[indexer][slow]") {
  const auto before = article("a", {"Same text."});
  auto after = before;
  const auto change = GENERATE(as<std::string>(), "title", "source", "date", "url", "path",
                               "language", "authors", "extra", "section", "text", "split");
  CAPTURE(change);
  if (change == "title") after.title = "Another";
  if (change == "source") after.source = "The Ledger";
  if (change == "date") after.date = "2025-01-02";
  if (change == "url") after.url = "https://example.org/";
  if (change == "path") after.path = "/moved";
  if (change == "language") after.language = "de";
  if (change == "authors") after.authors = {"Ada Quill"};
  if (change == "extra") after.extra = "{}";
  if (change == "section") after.passages[0].section = "Part";
  if (change == "text") after.passages[0].text = "Same texts.";
  if (change == "split") after.passages = {{"", "Same"}, {"", "text."}};
  const TempIndex index({before});
  IndexWriter writer(index.path());
  CHECK(writer.add(after) == Outcome::replaced);
  writer.commit();
  CHECK(writer.add(after) == Outcome::unchanged);
}

TEST_CASE("counts tell what a writer did since it was made", "[indexer]") {
  const TempIndex index({article("same", {"Same."}), article("change", {"Before."}),
                         article("gone", {"Gone."}), article("back", {"Back."})});
  IndexWriter writer(index.path());
  writer.add(article("same", {"Same."}));
  writer.add(article("change", {"After one.", "After two."}));
  writer.add(article("fresh", {"Fresh."}));
  writer.remove("gone");
  writer.remove("back");
  writer.add(article("back", {"Back."}));
  writer.commit();
  const auto counts = writer.counts();
  CHECK(counts.added == 1);
  CHECK(counts.replaced == 2);
  CHECK(counts.unchanged == 1);
  CHECK(counts.removed == 1);
  CHECK(counts.passages == 4);
  CHECK(counts.text_bytes == std::string("After one.After two.Fresh.Back.").size());
  CHECK(counts.words_cut == 0);
  writer.commit();
  CHECK(writer.counts().added == 1);
}

TEST_CASE("nothing is visible before a commit, and what is not committed is dropped", "[indexer]") {
  const TempIndex index({article("a", {"Before."}), article("b", {"Kept."})});
  {
    IndexWriter writer(index.path());
    writer.add(article("a", {"After."}));
    writer.add(article("c", {"New."}));
    writer.remove("b");
    CHECK(all_texts(index.path()) == Texts{"Before.", "Kept."});
  }
  CHECK(all_texts(index.path()) == Texts{"Before.", "Kept."});
  IndexWriter(index.path()).commit();
  CHECK(all_texts(index.path()) == Texts{"Before.", "Kept."});
  check_no_leftovers(index.path());
}

TEST_CASE("a commit without changes writes nothing", "[indexer]") {
  const TempIndex index({article("a", {"Words."})});
  const auto stub = index.path() / index::stub_file_name;
  const auto before = std::filesystem::last_write_time(stub);
  IndexWriter writer(index.path());
  writer.add(article("a", {"Words."}));
  writer.commit();
  writer.commit();
  CHECK(std::filesystem::last_write_time(stub) == before);
}

TEST_CASE("a first commit makes an index even of nothing", "[indexer]") {
  const TempIndex index;
  IndexWriter(index.path()).commit();
  CHECK(Searcher(index.path()).info().passages == 0);
  CHECK(Xapian::Database(index.path().string()).get_doccount() == 0);
  index.add({article("a", {"Words."})});
  CHECK(found(index.path(), "words") == Texts{"a:1"});
}

TEST_CASE("an index whose last article is removed can be filled again", "[indexer]") {
  const TempIndex index({article("a", {"Words."})});
  IndexWriter writer(index.path());
  writer.remove("a");
  writer.commit();
  CHECK(Searcher(index.path()).info().articles == 0);
  writer.add(article("b", {"Words."}));
  writer.commit();
  CHECK(found(index.path(), "words") == Texts{"b:1"});
}

TEST_CASE("an article is known again by its id, however long", "[indexer]") {
  const auto id = GENERATE(std::string("a"), std::string("a\0b", 3), std::string(100'000, 'x'));
  const TempIndex index({article(id, {"Words."}), article("other", {"Words."})});
  IndexWriter writer(index.path());
  CHECK(writer.add(article(id, {"Words."})) == Outcome::unchanged);
  CHECK(writer.add(article(id + "x", {"Words."})) == Outcome::added);
  writer.commit();
  CHECK(writer.add(article(id, {"Other words."})) == Outcome::replaced);
  writer.commit();
  CHECK(writer.add(article(id, {"Other words."})) == Outcome::unchanged);
  CHECK(writer.remove(id + "x"));
  CHECK_FALSE(writer.remove(id + "y"));
}

TEST_CASE("an index is a Xapian database of one document a passage", "[indexer][oracle]") {
  const TempIndex index({article("a", {"One.", "Two."}), article("b", {"Three."})});
  for (int i = 0; i < 20; ++i) index.add({article("c" + std::to_string(i), {"More."})});
  const Xapian::Database database(index.path().string());
  CHECK(database.get_doccount() == 23);
  CHECK(database.get_termfreq("more") == 20);
}

TEST_CASE("a purge leaves neither a posting nor a byte of a removed article", "[indexer]") {
  std::vector<Article> articles = {article("gone", {"Unrepeatable syzygy.", "Zyzzyva."})};
  for (int i = 0; i < 20; ++i) articles.push_back(article("kept" + std::to_string(i), {"Kept."}));
  const TempIndex index(std::move(articles));
  {
    IndexWriter writer(index.path());
    writer.remove("gone");
    writer.commit();
  }
  CHECK(Xapian::Database(index.path().string()).get_doccount() == 22);
  CHECK(found(index.path(), "syzygy").empty());
  IndexWriter writer(index.path(), {.purge = true});
  writer.commit();
  const Xapian::Database database(index.path().string());
  CHECK(database.get_doccount() == 20);
  for (const auto& shard : std::filesystem::directory_iterator(index.path() / "shards")) {
    CHECK(index::PassageFile(index::ShardFiles(shard.path())).articles_with_id("gone").empty());
  }
  for (auto it = database.allterms_begin(); it != database.allterms_end(); ++it) {
    CHECK((*it).find("zy") == std::string::npos);
  }
  // No byte on disk either: a person who must delete it may have to prove that.
  for (const auto& file : std::filesystem::recursive_directory_iterator(index.path())) {
    if (!file.is_regular_file()) continue;
    std::ifstream in(file.path(), std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
    CAPTURE(file.path());
    CHECK(bytes.find("syzygy") == std::string::npos);
    CHECK(bytes.find("Zyzzyva") == std::string::npos);
  }
}

TEST_CASE("a purge leaves no byte of a removed article in what texts are compressed with",
          "[indexer]") {
  // Enough text for a dictionary, with parts of all articles.
  std::vector<Article> articles;
  const auto is_gone = [](int i) { return i % 7 > 3; };
  for (int i = 0; i < 3500; ++i) {
    const auto word = " w" + std::to_string(i);
    const auto text = !is_gone(i) ? "Kept" + word + " paragraph" + word + " about the harbour"
                                  : "Gone syzygy" + word + " paragraph" + word + " of secrets";
    articles.push_back(article((is_gone(i) ? "gone" : "kept") + std::to_string(i),
                               {text, text + " and more" + word + " of it: " + text}));
  }
  const TempIndex index(articles);
  const auto occurrences = [&] {
    std::size_t count = 0;
    for (const auto& file : std::filesystem::recursive_directory_iterator(index.path())) {
      if (!file.is_regular_file()) continue;
      std::ifstream in(file.path(), std::ios::binary);
      const std::string bytes{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
      for (auto at = bytes.find("syzygy"); at != std::string::npos;
           at = bytes.find("syzygy", at + 1)) {
        ++count;
      }
    }
    return count;
  };
  CHECK(occurrences() > 1);
  {
    IndexWriter writer(index.path());
    for (const auto& each : articles) {
      if (each.id.starts_with("gone")) writer.remove(each.id);
    }
    writer.commit();  // Much is dead, so the shard is rewritten, with its old dictionary.
  }
  IndexWriter(index.path(), {.purge = true}).commit();
  CHECK(occurrences() == 0);
  CHECK(Searcher(index.path()).info().articles == 2000);
}

TEST_CASE("an index that started with little text gets a better dictionary with more",
          "[indexer]") {
  const auto articles = [](int from, int to) {
    std::vector<Article> some;
    for (int i = from; i < to; ++i) {
      std::string text;
      for (int word = 0; word < 60; ++word) text += "word" + std::to_string(i * word % 8000) + " ";
      some.push_back(article("a" + std::to_string(i), {text}));
    }
    return some;
  };
  const TempIndex index(articles(0, 300));
  const auto strings = [&] {
    std::size_t most = 0;
    for (const auto& shard : std::filesystem::directory_iterator(index.path() / "shards")) {
      const index::PassageFile passages{index::ShardFiles(shard.path())};
      const auto dictionary = passages.largest_dictionary();
      if (!dictionary.empty()) most = std::max(most, index::TextDictionary(dictionary).size());
    }
    return most;
  };
  const auto at_first = strings();
  CHECK(at_first > 0);
  index.add(articles(300, 310));
  CHECK(strings() == at_first);
  index.add(articles(1000, 3000));
  CHECK(strings() > 2 * at_first);
  Texts expected;
  for (const auto& [from, to] : {std::pair(0, 310), std::pair(1000, 3000)}) {
    for (const auto& each : articles(from, to)) expected.push_back(each.passages.front().text);
  }
  std::sort(expected.begin(), expected.end());
  CHECK(all_texts(index.path()) == expected);
}

TEST_CASE("an article that changes over and over does not pile up", "[indexer][slow]") {
  const TempIndex index({article("kept", {"One.", "Two.", "Three."})});
  for (int i = 0; i < 40; ++i) {
    index.add({article("changing", {"Round " + std::to_string(i), "Same."})});
  }
  CHECK(all_texts(index.path()) == Texts{"One.", "Round 39", "Same.", "Three.", "Two."});
  CHECK(Xapian::Database(index.path().string()).get_doccount() <= 12);
  CHECK(Searcher(index.path()).info().passages == 5);
  CHECK(Searcher(index.path()).info().articles == 2);
  check_no_leftovers(index.path());
}

TEST_CASE("a rebuilt index replaces the old one at its first commit", "[indexer]") {
  const TempIndex index({article("old", {"Old words."})});
  {
    IndexWriter dropped(index.path(), {.rebuild = true});
    dropped.add(article("new", {"New words."}));
  }
  CHECK(all_texts(index.path()) == Texts{"Old words."});

  IndexWriter writer(index.path(), {.language = "de", .rebuild = true});
  CHECK(writer.add(article("old", {"Old words again."})) == Outcome::added);
  CHECK(all_texts(index.path()) == Texts{"Old words."});
  writer.commit();
  CHECK(all_texts(index.path()) == Texts{"Old words again."});
  writer.add(article("more", {"More words."}));
  writer.commit();
  CHECK(all_texts(index.path()) == Texts{"More words.", "Old words again."});
  CHECK(Searcher(index.path()).info().languages == std::vector<std::string>{"de"});
  check_no_leftovers(index.path());
}

TEST_CASE("a damaged index can be rebuilt", "[indexer]") {
  const TempIndex index({article("old", {"Old words."})});
  for (const auto& file : std::filesystem::recursive_directory_iterator(index.path() / "shards")) {
    if (file.is_regular_file()) std::filesystem::resize_file(file.path(), 10);
  }
  CHECK(error_of([&] { IndexWriter writer(index.path()); }).first == ErrorCode::corrupt);
  index.add({article("new", {"New words."})}, {.rebuild = true});
  CHECK(all_texts(index.path()) == Texts{"New words."});
  check_no_leftovers(index.path());
}

TEST_CASE("an index keeps the language and the variants it was made with", "[indexer]") {
  const TempIndex index({article("a", {"Die H\u00E4user."})},
                        {.language = "de", .variants = "bahn = zug\n"});
  CHECK(error_of([&] { IndexWriter w(index.path(), {.language = "en"}); }).first ==
        ErrorCode::wrong_settings);
  CHECK(error_of([&] { IndexWriter w(index.path(), {.variants = "bahn = tram\n"}); }).first ==
        ErrorCode::wrong_settings);
  CHECK_NOTHROW(IndexWriter(index.path(), {.language = "de", .variants = "bahn = zug\n"}));
  index.add({article("b", {"Das Haus."})});
  CHECK(Searcher(index.path()).info().languages == std::vector<std::string>{"de"});
  CHECK(found(index.path(), "H\u00E4usern").size() == 2);
}

TEST_CASE("an index keeps its settings when its last article is removed", "[indexer]") {
  const TempIndex index({article("a", {"Das Haus."})}, {.language = "de"});
  IndexWriter(index.path()).remove("a");
  {
    IndexWriter writer(index.path());
    writer.remove("a");
    writer.commit();
  }
  index.add({article("b", {"Die H\u00E4user."})});
  CHECK(Searcher(index.path()).info().languages == std::vector<std::string>{"de"});
}

TEST_CASE("a user's variants hold in the index and in searches of it", "[indexer]") {
  const TempIndex index({article("a", {"The omnibus left."}),
                         article("b", {"The motor coach left."}), article("c", {"The tram left."})},
                        {.variants = "omnibus = motor-coach\n"});
  auto both = found(index.path(), "omnibus");
  CHECK(both == Texts{"a:1", "b:1"});
  CHECK(found(index.path(), "\"motor coach left\"") == both);
  // A later writer that names no table uses the table of the index.
  index.add({article("d", {"A motor-coach arrived."})});
  CHECK(found(index.path(), "omnibus").size() == 3);
}

TEST_CASE("a language that is none is refused", "[indexer]") {
  const TempIndex index;
  const auto [code, message] =
      error_of([&] { IndexWriter writer(index.path(), {.language = std::string(300, 'x')}); });
  CHECK(code == ErrorCode::bad_argument);
  CHECK_THAT(message, ContainsSubstring("No such language: xxx"));
}

TEST_CASE("a table of variants that makes no sense is refused", "[indexer]") {
  const TempIndex index;
  const auto [code, message] =
      error_of([&] { IndexWriter writer(index.path(), {.variants = "fine = good\n= = =\n"}); });
  CHECK(code == ErrorCode::bad_argument);
  CHECK_THAT(message, ContainsSubstring("2"));
}

TEST_CASE("one thread and four, and however much memory, make the same index", "[indexer]") {
  const auto articles = many_articles();
  const TempIndex one;
  const TempIndex four;
  one.add(articles, {.threads = 1});
  four.add(articles, {.threads = 4, .memory_mib = 1});
  Searcher first(one.path());
  Searcher second(four.path());
  for (const auto* text : {"w1", "w7 w8 w9", "\"w3 w4\"", "+w12 w13 -w14", "end", "w499 w0"}) {
    CAPTURE(text);
    const auto query = parse_query(text);
    const auto expected = described(first.search(query, {200, 0}));
    CHECK(expected.size() > 10);
    CHECK(described(second.search(query, {200, 0})) == expected);
    CHECK(first.count(query) == second.count(query));
  }
}

TEST_CASE("the next writer removes what a killed writer left", "[indexer]") {
  const TempIndex index({article("a", {"Words."})});
  test::ChildProcess killed([&]() -> std::string {
    IndexWriter writer(index.path(), {.threads = 2, .memory_mib = 1});
    for (auto& each : many_articles()) writer.add(std::move(each));
    std::ofstream(index.path() / "ready") << "yes";
    while (true) pause();
  });
  while (!std::filesystem::exists(index.path() / "ready")) usleep(1000);
  killed.kill_now();
  std::filesystem::remove(index.path() / "ready");
  std::filesystem::create_directories(index.path() / "building" / "writer-0123456789abcdef" / "1");
  // Files that a writer may leave if it is killed while it publishes.
  std::filesystem::copy(index.path() / "shards" / "0001", index.path() / "shards" / "0099",
                        std::filesystem::copy_options::recursive);
  std::ofstream(index.path() / "files-0099") << "1\t2\t/a\n";
  std::ofstream(index.path() / "XAPIANDB-0123456789abcdef.new") << "auto shards/0099\n";

  CHECK(all_texts(index.path()) == Texts{"Words."});
  IndexWriter(index.path()).commit();
  CHECK(all_texts(index.path()) == Texts{"Words."});
  check_no_leftovers(index.path());
}

TEST_CASE("another program's Xapian database is left alone", "[indexer]") {
  const TempDir dir;
  std::filesystem::create_directory(dir.path() / "shards");
  Xapian::WritableDatabase((dir.path() / "shards" / "mail").string(), Xapian::DB_CREATE).commit();
  Xapian::WritableDatabase((dir.path() / "shards" / "other").string(), Xapian::DB_CREATE).commit();
  dir.write("XAPIANDB", "auto shards/mail\n");
  const auto rebuild = GENERATE(false, true);
  CHECK(error_of([&] { IndexWriter(dir.path(), {.rebuild = rebuild}).commit(); }).first ==
        ErrorCode::wrong_format);
  CHECK(std::filesystem::exists(dir.path() / "shards/mail"));
  CHECK(std::filesystem::exists(dir.path() / "shards/other"));
}

TEST_CASE("an index of an older format is refused, and can be rebuilt", "[indexer]") {
  const TempDir dir;
  const auto path = dir.path() / "index";
  std::filesystem::copy(NEWSGREP_TEST_DATA "/index-format-1", path,
                        std::filesystem::copy_options::recursive);
  CHECK(error_of([&] { IndexWriter writer(path); }).first == ErrorCode::wrong_format);
  CHECK(error_of([&] { Searcher searcher(path); }).first == ErrorCode::wrong_format);
  CHECK(Xapian::Database(path.string()).get_doccount() == 2);
  IndexWriter writer(path, {.rebuild = true});
  writer.add(article("b", {"Words."}));
  writer.commit();
  CHECK(found(path, "words") == Texts{"b:1"});
}

TEST_CASE("an index that cannot be made is an error that says where", "[indexer]") {
  const TempDir dir;
  const auto file = dir.write("file", "not a folder");
  const std::vector<std::filesystem::path> places = {file, file / "below", "/proc/none",
                                                     dir.path() / std::string(300, 'x')};
  const auto& place = places[GENERATE(0U, 1U, 2U, 3U)];
  CAPTURE(place);
  const auto [code, message] = error_of([&] { IndexWriter writer(place); });
  CHECK(code == ErrorCode::io);
  CHECK_THAT(message, ContainsSubstring(place.string()));
}
