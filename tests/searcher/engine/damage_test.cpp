#include <filesystem>
#include <fstream>
#include <random>
#include <string>

#include "newsgrep/searcher.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/read_file.hpp"
#include "tests/support/temp_index.hpp"

using namespace newsgrep;
using newsgrep::test::article;
using newsgrep::test::read_file;
using newsgrep::test::TempIndex;

namespace {

void write(const std::filesystem::path& path, const std::string& bytes) {
  std::ofstream(path, std::ios::binary | std::ios::trunc) << bytes;
}

/// Opens and searches; `damaged` when that is refused, and how many hits there are when not.
std::string outcome(const std::filesystem::path& index_dir) {
  try {
    Searcher searcher(index_dir);
    std::size_t hits = 0;
    for (const auto* query : {"common",
                              "common w7",
                              "+common +even",
                              "\"the common\"",
                              "\"w7 the\"",
                              "w1500 rare -odd",
                              "the",
                              "w7*",
                              "commno~",
                              "=common w7",
                              "=\"the common\"",
                              "common NEAR/3 even",
                              "=the BEFORE/2 w19* OR rare",
                              "quote:common",
                              "title:about rare",
                              "title:\"about a7\"",
                              "title:abo* common",
                              "source:agen* rare",
                              "by:\"jane doe\" w7",
                              "url:example.org rare",
                              "url:exam* w7",
                              "lang:en rare",
                              "path:/news/a7.txt",
                              "path:a19* common",
                              "date:2025-03 rare",
                              "date:2025-03-12",
                              "(rare AND even) OR w7"}) {
      const auto result =
          searcher.search(parse_query(query), {.timeout = std::chrono::seconds(10)});
      if (result.timed_out) return "hangs";
      hits += result.hits.size();
    }
    searcher.count_by(parse_query("rare"), CountBy::source);
    searcher.count_by(parse_query("rare"), CountBy::day);
    searcher.articles_without_match(parse_query("common"));
    searcher.search(parse_query("comon"), {.correct = true});
    return std::to_string(hits) + " hits";
  } catch (const Error& error) {
    const bool has_hint = !error.hint().empty();
    return has_hint && error.code() == ErrorCode::corrupt ? "damaged" : error.what();
  }
}

}  // namespace

TEST_CASE("a search of a damaged shard is refused or ends, whatever the damage", "[engine][slow]") {
  std::vector<Article> articles;
  for (int i = 0; i < 2000; ++i) {
    const auto number = std::to_string(i);
    auto& made = articles.emplace_back(article(
        "a" + number,
        {std::string(i % 3 == 0 ? "The commons " : "The common ") + (i % 2 == 0 ? "even" : "odd") +
         " w" + number + " the" + (i % 500 == 0 ? " rare" : "")}));
    made.source = "Agency " + std::to_string(i % 10);
    made.authors = {"Jane Doe"};
    made.url = "https://example.org/" + number;
    made.date = "2025-03-" + std::to_string(10 + i % 20);
  }
  const TempIndex index(articles);
  const auto shard = *std::filesystem::directory_iterator(index.path() / "shards");
  const std::string name = GENERATE(as<std::string>(), "postlist.glass", "blocks", "passages",
                                    "words", "forms", "iamglass");
  const auto file = shard.path() / name;
  const auto whole = read_file(file);
  REQUIRE_FALSE(whole.empty());
  const auto undamaged = outcome(index.path());
  REQUIRE(undamaged.ends_with("hits"));

  std::mt19937 random(17);
  std::size_t refused = 0;
  for (int round = 0; round < 300; ++round) {
    auto bytes = whole;
    if (round % 10 == 0) {
      bytes.resize(random() % whole.size());
    } else {
      for (unsigned i = 0; i < 1 + random() % 20; ++i) {
        bytes[random() % bytes.size()] = static_cast<char>(random());
      }
    }
    write(file, bytes);
    const auto result = outcome(index.path());
    CAPTURE(name, round, result);
    const bool ended = result == "damaged" || result.ends_with("hits") ||
                       result.find("format") != std::string::npos ||
                       result.find("not an index") != std::string::npos;
    REQUIRE(ended);
    if (result == "damaged") ++refused;
  }
  write(file, whole);
  CHECK(outcome(index.path()) == undamaged);
  CHECK(refused > 0);
}
