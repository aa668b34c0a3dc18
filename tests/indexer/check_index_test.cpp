#include "newsgrep/check.hpp"

#include <algorithm>
#include <atomic>
#include <filesystem>
#include <random>
#include <string>
#include <thread>
#include <vector>

#include "index/format.hpp"
#include "index/stub.hpp"
#include "newsgrep/index_writer.hpp"
#include "newsgrep/ingest.hpp"
#include "tests/indexer/index_contents.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/random_index.hpp"
#include "tests/support/resealed_index.hpp"
#include "tests/support/temp_index.hpp"

using namespace newsgrep;
using namespace std::string_literals;
using newsgrep::test::all_texts;
using newsgrep::test::article;
using newsgrep::test::overwrite;
using newsgrep::test::read_file;
using newsgrep::test::reseal;
using newsgrep::test::stub_of;
using newsgrep::test::TempDir;
using newsgrep::test::TempIndex;
namespace fs = std::filesystem;

namespace {

CheckResult checked(const fs::path& index_dir, CheckDepth depth = CheckDepth::structure) {
  CheckOptions options;
  options.depth = depth;
  options.threads = 1;
  return check_index(index_dir, options);
}

/// Returns the faults as text, to be shown.
std::string text_of(const CheckResult& result) {
  std::string text;
  for (const auto& fault : result.faults) {
    text += fault.file + ": " + fault.problem + " [" + fault.article_id + "]\n";
  }
  return text;
}

void check_is_whole(const fs::path& index_dir) {
  for (const auto depth : {CheckDepth::structure, CheckDepth::texts}) {
    const auto result = checked(index_dir, depth);
    INFO(text_of(result));
    CHECK(result.fault_count == 0);
    CHECK(result.faults.empty());
  }
}

/// Returns an article of many passages, so that lists are long and there is a dictionary.
Article long_article(const std::string& id) {
  std::vector<std::string> texts;
  for (int i = 0; i < 400; ++i) {
    auto text = "Ferry n" + std::to_string(i) + " sails.";
    for (int j = 0; j < 9; ++j) text += " The seas are calm at dawn, and people wait.";
    texts.push_back(std::move(text));
  }
  return article(id, texts);
}

/// Returns the paths of all files that an index is made of.
std::vector<fs::path> files_of(const fs::path& index_dir) {
  const auto stub = stub_of(index_dir);
  std::vector<fs::path> files = {index_dir / index::stub_file_name,
                                 index_dir / stub.file_list.name};
  if (!stub.dead_passages.name.empty()) files.push_back(index_dir / stub.dead_passages.name);
  for (const auto& shard : stub.shards) {
    for (const auto& entry : fs::directory_iterator(index_dir / shard.name)) {
      files.push_back(entry.path());
    }
  }
  std::sort(files.begin(), files.end());
  return files;
}

/// Makes an index of two files, with a replaced article.
void make_news(const TempDir& dir) {
  dir.write("news/a.txt", "Ferries sail\n\nThe ferry sails at dawn.\n\nPeople wait.\n");
  dir.write("news/b.jsonl", R"({"id":"b1","text":"One.\n\n“Two,” he said."})"
                            "\n"
                            R"({"id":"b2","lang":"de","text":"Die Häuser am Hafen."})"
                            "\n");
  const std::vector<fs::path> paths = {dir.path() / "news"};
  IndexWriter writer(dir.path() / "index");
  ingest(writer, paths);
  std::mt19937 random(7);
  for (int i = 0; i < 30; ++i) {
    std::string text = "Some words.";
    for (int word = 0; word < 100; ++word) text += " w" + std::to_string(random());
    writer.add(article("x" + std::to_string(i), {text, "More."}));
  }
  writer.commit();
  writer.remove("x3");
  writer.commit();
}

}  // namespace

TEST_CASE("whole indexes of every kind have no fault", "[check]") {
  SECTION("without articles") {
    check_is_whole(TempIndex(std::vector<Article>{}).path());
  }
  SECTION("one article") {
    check_is_whole(TempIndex({article("a", {"One ferry."})}).path());
  }
  SECTION("passages without words") {
    check_is_whole(TempIndex({article("a", {"", "...", "One."})}).path());
  }
  SECTION("long lists and a dictionary") {
    check_is_whole(TempIndex({long_article("a"), article("b", {"Ferries."})}).path());
  }
  SECTION("merged, with dead passages, then purged") {
    TempIndex index({long_article("a")});
    index.add({article("b", {"The ferry."}), article("c", {"Ferries, ferry."})});
    index.add({article("b", {"Another ferry."}), long_article("d")});
    {
      IndexWriter writer(index.path());
      REQUIRE(writer.remove("c"));
      writer.commit();
    }
    check_is_whole(index.path());
    index.add({}, {.purge = true});
    check_is_whole(index.path());
  }
  SECTION("several languages and a table of variants") {
    auto german = article("de", {"Die Häuser am Hafen.", "Fähre"});
    german.language = "de";
    auto chinese = article("zh", {"渡轮在黎明启航。"});
    chinese.language = "zh";
    check_is_whole(TempIndex({german, chinese, article("en", {"The cease-fire in Kiev. A taxi."})},
                             {.variants = "taxi = cab\n"})
                       .path());
  }
  SECTION("any bytes in every field") {
    auto hostile = article("h\0\xFF\n"s, {"Words \xFF here."});
    hostile.title = hostile.source = hostile.url = std::string(3000, 'z') + " \0\x1B"s;
    hostile.path = "/news/"s + std::string(300, 'p') + "\0\n\t"s;
    hostile.extra = "{}";
    hostile.authors = {"Ada", "Ada", ""};
    hostile.date = "2025-03-12";
    hostile.passages[0].section = "A heading";
    check_is_whole(TempIndex({hostile, article("", {"No id."})}).path());
  }
  SECTION("from files") {
    const TempDir dir;
    make_news(dir);
    check_is_whole(dir.path() / "index");
    const auto result = checked(dir.path() / "index");
    CHECK(result.unlisted_articles == 29);
    CHECK(result.articles == 33);
    CHECK(result.passages == 65);
  }
}

TEST_CASE("random indexes are whole", "[check][slow]") {
  for (unsigned seed = 1; seed <= 20; ++seed) {
    CAPTURE(seed);
    test::RandomNews news(seed);
    const test::RandomIndex index(news);
    check_is_whole(index.index.path());
  }
}

TEST_CASE("every damage of every file is found", "[check][slow]") {
  const TempDir dir;
  make_news(dir);
  const auto index_dir = dir.path() / "index";
  std::mt19937 random(14);
  for (const auto& file : files_of(index_dir)) {
    CAPTURE(file.string());
    const auto whole = read_file(file);
    const auto is_found = [&] { return checked(index_dir).fault_count > 0; };
    const auto tries = std::min<std::size_t>(whole.size(), 250);
    for (std::size_t i = 0; i < tries; ++i) {
      const auto at = tries == whole.size() ? i : random() % whole.size();
      CAPTURE(at);
      auto damaged = whole;
      damaged[at] = static_cast<char>(damaged[at] ^ (1 << random() % 8));
      overwrite(file, damaged);
      CHECK(is_found());
      if (i % 5 == 0) {
        overwrite(file, whole.substr(0, at));
        CHECK(is_found());
        overwrite(file, whole + std::string(1 + at % 3, '\0'));
        CHECK(is_found());
        const auto zeroed = whole.substr(0, at) + std::string(whole.size() - at, '\0');
        overwrite(file, zeroed);
        CHECK((is_found() || zeroed == whole));
      }
    }
    fs::remove(file);
    CHECK(is_found());
    overwrite(file, whole);
  }
  check_is_whole(index_dir);
}

TEST_CASE("a fault names the file, the page and the articles that it concerns", "[check]") {
  const TempDir dir;
  make_news(dir);
  const auto index_dir = dir.path() / "index";
  const auto file = index_dir / stub_of(index_dir).shards[0].name / "passages";
  auto bytes = read_file(file);
  bytes[2] ^= 1;
  overwrite(file, bytes);
  const auto result = checked(index_dir);
  INFO(text_of(result));
  REQUIRE(result.fault_count > 1);
  CHECK(result.faults[0].file.ends_with("/passages"));
  CHECK(result.faults[0].problem.starts_with("Page 1 of "));
  CHECK(result.faults[0].problem.find("differs from its checksum") != std::string::npos);
  const auto names_article = [&](const IndexFault& fault) {
    return fault.article_path == (dir.path() / "news/a.txt").string() &&
           fault.problem.find("cannot be read") != std::string::npos;
  };
  CHECK(std::any_of(result.faults.begin(), result.faults.end(), names_article));
}

TEST_CASE("a check goes on after a fault and counts what it does not keep", "[check]") {
  const TempDir dir;
  make_news(dir);
  const auto index_dir = dir.path() / "index";
  const auto shard = index_dir / stub_of(index_dir).shards[0].name;
  for (const auto* name : {"words", "forms", "blocks", "iamglass"}) overwrite(shard / name, "x");
  CheckOptions options;
  options.max_faults = 3;
  const auto result = check_index(index_dir, options);
  CHECK(result.faults.size() == 3);
  CHECK(result.fault_count >= 4);
}

TEST_CASE("files that disagree are found even if their checksums are right", "[check]") {
  TempIndex index({long_article("a"), article("b", {"The ferry."})});
  index.add({article("c", {"A bridge.", "Two."})});
  const auto dir = index.path();
  const auto stub = stub_of(dir);
  REQUIRE(stub.shards.size() == 2);
  const auto file = GENERATE(as<std::string>(), "passages", "words", "forms", "blocks", "iamglass",
                             "postlist.glass");
  CAPTURE(file);
  fs::copy_file(dir / stub.shards[1].name / file, dir / stub.shards[0].name / file,
                fs::copy_options::overwrite_existing);
  reseal(dir, stub);
  // Words are compared with texts, and with forms, by a thorough check only.
  const auto result = checked(dir, file == "words" ? CheckDepth::texts : CheckDepth::structure);
  INFO(text_of(result));
  CHECK(result.fault_count > 0);
}

TEST_CASE("lists that disagree with the shards are found", "[check]") {
  TempIndex index({article("a", {"One.", "Two."}), article("b", {"Three."})});
  const auto dir = index.path();
  auto stub = stub_of(dir);
  SECTION("dead passages of half an article") {
    overwrite(dir / "dead-0009", stub.shards[0].name + " 2-2\n");
    stub.dead_passages.name = "dead-0009";
  }
  SECTION("dead passages that do not exist") {
    overwrite(dir / "dead-0009", stub.shards[0].name + " 3-9\n");
    stub.dead_passages.name = "dead-0009";
  }
  SECTION("dead passages of another shard") {
    overwrite(dir / "dead-0009", "shards/7777 1-1\n");
    stub.dead_passages.name = "dead-0009";
  }
  SECTION("a list of files that newsgrep does not write") {
    overwrite(dir / stub.file_list.name, "nonsense\n");
  }
  SECTION("an article twice") {
    fs::copy(dir / stub.shards[0].name, dir / "shards/0077", fs::copy_options::recursive);
    stub.shards.push_back({"shards/0077", 0});
  }
  reseal(dir, stub);
  const auto result = checked(dir);
  INFO(text_of(result));
  CHECK(result.fault_count > 0);
}

TEST_CASE("no change of a byte is a danger to a check, whatever the checksums say",
          "[check][slow]") {
  TempIndex index({long_article("a"), article("b", {"The ferries.", "“Ferry,” he said."})});
  const auto dir = index.path();
  const auto stub = stub_of(dir);
  const auto texts = all_texts(dir);
  std::mt19937 random(4);
  std::size_t missed = 0;
  std::size_t tries = 0;
  for (const auto& file : files_of(dir)) {
    const auto name = file.filename().string();
    if (name == index::stub_file_name || name == "checksums" || name == stub.file_list.name)
      continue;
    const auto whole = read_file(file);
    for (int i = 0; i < 120; ++i) {
      auto damaged = whole;
      // The start and the end are heads and tables.
      const auto near = random() % std::min<std::size_t>(whole.size(), 400);
      const auto at = i % 3 == 0   ? near
                      : i % 3 == 1 ? whole.size() - 1 - near
                                   : random() % whole.size();
      damaged[at] = static_cast<char>(damaged[at] ^ (1 << random() % 8));
      overwrite(file, damaged);
      reseal(dir, stub);
      const auto found = checked(dir, CheckDepth::texts).fault_count > 0;
      ++tries;
      // Some bytes mean nothing: gaps of blocks, strings of a dictionary that no text has.
      if (!found && all_texts(dir) != texts) {
        ++missed;
        WARN(name << " " << at);
      }
    }
    overwrite(file, whole);
  }
  CAPTURE(tries);
  CHECK(missed == 0);
  reseal(dir, stub);
  check_is_whole(dir);
}

TEST_CASE("what is no index cannot be checked", "[check]") {
  const auto code_of = [](const fs::path& dir) {
    try {
      check_index(dir);
    } catch (const Error& error) {
      return error.code();
    }
    FAIL("no error");
    return ErrorCode::io;
  };
  const TempDir dir;
  CHECK(code_of(dir.path() / "nowhere") == ErrorCode::no_index);
  CHECK(code_of(dir.path()) == ErrorCode::no_index);
  dir.write("shards/0001/checksums", "of a first run that was cut off");
  dir.write("first-run", "");
  CHECK(code_of(dir.path()) == ErrorCode::no_index);
  fs::remove_all(dir.path() / "shards");
  dir.write("XAPIANDB", "auto some-database\n");
  CHECK(code_of(dir.path()) == ErrorCode::wrong_format);
  dir.write("XAPIANDB", "# newsgrep index 9\n# newsgrep files files-0001 00\nsomething\n");
  CHECK(code_of(dir.path()) == ErrorCode::wrong_format);
  fs::remove(dir.path() / "XAPIANDB");
  fs::create_directory(dir.path() / "XAPIANDB");
  CHECK(code_of(dir.path()) == ErrorCode::wrong_format);
}

TEST_CASE("a check beside a writer finds no fault", "[check][slow]") {
  const TempIndex index({long_article("a")});
  std::atomic<bool> done = false;
  std::thread writer([&] {
    for (int i = 0; i < 40; ++i) {
      index.add({article("b" + std::to_string(i % 7), {"Round " + std::to_string(i) + "."})},
                {.purge = i % 10 == 9});
    }
    done = true;
  });
  std::size_t checks = 0;
  std::size_t faults = 0;
  std::string text;
  while (!done) {
    try {
      const auto result = check_index(index.path());
      faults += result.fault_count;
      text += text_of(result);
    } catch (const Error& error) {
      if (error.code() != ErrorCode::index_changed) text += error.what(), ++faults;
    }
    ++checks;
  }
  writer.join();
  INFO(text);
  CHECK(faults == 0);
  CHECK(checks > 0);
}
