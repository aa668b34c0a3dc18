// Reads the five real articles of the shared data in place. Skipped where the data is missing.

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "corpus/clean_text.hpp"
#include "tests/corpus/read_all.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/shared_data.hpp"

using namespace newsgrep;
using newsgrep::corpus::bare_words;
using newsgrep::corpus::clean_text;
using newsgrep::corpus::fold;
using newsgrep::test::read_all;
using newsgrep::test::shared_data;
namespace fs = std::filesystem;

namespace {

struct Expected {
  const char* name;
  const char* title;
  const char* source;
  const char* date;
  std::vector<std::string> authors;
  std::vector<std::string> sections;  // each once, in order
  std::size_t passages;
  /// Lines of the file that are no passage, counted from 1; blank lines count.
  std::set<std::size_t> not_body;
};

const std::vector<Expected>& expected_articles() {
  static const std::vector<Expected> all = {
      {"000_df42eee148e90922.txt",
       "Putin Visits Kursk as Ceasefire Negotiations with the U.S. Continue",
       "",
       "",
       {},
       {"", "Ceasefire Negotiations Hang in the Balance", "Ukraine’s Response and Concerns",
        "Current Developments on the Ground"},
       12,
       {1, 3, 5, 15, 23, 31, 37, 39, 41}},
      {"001_c4a23f2ead4fdd84.txt", "", "", "", {"UJ"}, {""}, 19, {1, 2}},
      {"002_c35c0da3fc482a4a.txt",
       "Russia Reclaims Kursk Putin Rejects Ukraine Ceasefire",
       "",
       "",
       {},
       {"", "Russia Claims Major Gains in Kursk", "Cease-Fire Talks Face Roadblocks",
        "International Response and Military Aid", "Ukraine’s Military Strategy & Challenges"},
       13,
       {1, 3, 7, 13, 21, 31}},
      {"003_25726fa2f63e0101.txt",
       "Putin visits Kursk, orders rapid advance as Russia retakes key territory",
       "reuters",
       "",
       {},
       {"", "'Decisive defeat' ordered", "Ukraine signals withdrawal"},
       10,
       {1, 3, 11, 19, 29, 31, 33, 35}},
      {"004_402d9f15b387b4b9.txt",
       "US envoy lands in Moscow for talks as Putin visits Kursk",
       "MK sports",
       "2025-04-06T17:01:43",
       {},
       {"", "Concerns difficult to settle"},
       20,
       {1, 3, 5, 7, 30}},
  };
  return all;
}

std::vector<std::string> lines_of(const fs::path& path) {
  std::ifstream file(path);
  std::vector<std::string> lines;
  for (std::string line; std::getline(file, line);) lines.push_back(line);
  return lines;
}

}  // namespace

TEST_CASE("the real articles have their titles, sections and metadata", "[real_articles]") {
  const auto folder = shared_data("articles");
  if (folder.empty()) return;
  for (const auto& expected : expected_articles()) {
    CAPTURE(expected.name);
    const auto result = read_all(folder / expected.name);
    CHECK(result.problems.empty());
    REQUIRE(result.articles.size() == 1);
    const auto& article = result.articles[0];
    CHECK(article.title == expected.title);
    CHECK(article.source == expected.source);
    CHECK(article.date == expected.date);
    CHECK(article.authors == expected.authors);
    CHECK(article.passages.size() == expected.passages);
    auto sections = test::sections(article);
    sections.erase(std::unique(sections.begin(), sections.end()), sections.end());
    CHECK(sections == expected.sections);
  }
}

TEST_CASE("the passages of the real articles are exactly their body lines", "[real_articles]") {
  const auto folder = shared_data("articles");
  if (folder.empty()) return;
  for (const auto& expected : expected_articles()) {
    CAPTURE(expected.name);
    std::vector<std::string> body;
    const auto lines = lines_of(folder / expected.name);
    for (std::size_t i = 0; i < lines.size(); ++i) {
      auto line = corpus::clean_text(lines[i]);
      if (line.empty() || expected.not_body.contains(i + 1)) continue;
      if (line.starts_with("• ")) line.erase(0, std::string("• ").size());
      body.push_back(line);
    }
    CHECK(test::texts(read_all(folder / expected.name).articles.at(0)) == body);
  }
}

TEST_CASE("no furniture is left in the real articles, and no title or tag", "[real_articles]") {
  const auto folder = shared_data("articles");
  if (folder.empty()) return;
  for (const auto& expected : expected_articles()) {
    CAPTURE(expected.name);
    const auto article = read_all(folder / expected.name).articles.at(0);
    std::set<std::string> seen;
    for (const auto& passage : article.passages) {
      CAPTURE(passage.text);
      CHECK(seen.insert(passage.text).second);
      CHECK(passage.text != article.title);
      for (const char* furniture : {"Leave a Reply", "Your email address", "Back To Top",
                                    "Comments (", "Tags", "What is your opinion", "Leave the first",
                                    "toHome", "Source:", "src=", "<strong", "href=", "https://"}) {
        CHECK(passage.text.find(furniture) == std::string::npos);
        CHECK(passage.section.find(furniture) == std::string::npos);
      }
    }
  }
}

TEST_CASE("the passages that readers look for first are there", "[real_articles]") {
  const auto folder = shared_data("articles");
  if (folder.empty()) return;
  std::size_t buffer_zone = 0;
  std::size_t captions = 0;
  for (const auto& expected : expected_articles()) {
    for (const auto& text : test::texts(read_all(folder / expected.name).articles.at(0))) {
      buffer_zone += text.find("“buffer zone”") != std::string::npos ? 1 : 0;
      captions += text.find("Photo: VCG") != std::string::npos ? 1 : 0;
    }
  }
  CHECK(buffer_zone == 1);
  CHECK(captions == 1);
}

TEST_CASE("nearly all of real news with known text is kept", "[real_articles]") {
  const auto path = shared_data("news/wikinews.jsonl");
  if (path.empty()) return;
  const auto result = read_all(path);
  CHECK(result.problems.empty());
  CHECK(result.articles.size() == 295);
  for (const auto& article : result.articles) {
    CAPTURE(article.title);
    CHECK_FALSE(article.title.empty());
    CHECK(article.date.size() == 10);
    CHECK_FALSE(article.url.empty());
    CHECK(article.extra.empty());
  }
}
