// What a reporter would type, on the 295 real articles in NEWSGREP_SHARED, which are not part of
// the repository: passed over with a warning where they are not there.
//
// Runs what stands in reporter/NAME/command and compares with the files beside it, as in
// golden_test.cpp. The articles are files news/YEAR/NNN.json, in the order of the collection, with
// the id nNNN. Of their text nothing is kept: of a line path:paragraph:text only the place, of an
// object of --json only the ids.

#include <fstream>
#include <nlohmann/json.hpp>
#include <regex>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "tests/cli/golden.hpp"
#include "tests/cli/sandbox.hpp"
#include "tests/support/catch.hpp"

namespace fs = std::filesystem;
using newsgrep::test::Sandbox;
using Json = nlohmann::ordered_json;

namespace {

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

/// The sandbox with the articles, which are indexed; nothing (and a warning) where there are none.
bool put_articles(const Sandbox& sandbox) {
  const fs::path path = fs::path(NEWSGREP_SHARED) / "news" / "wikinews.jsonl";
  if (!fs::exists(path)) {
    WARN("skipped: no " << path);
    return false;
  }
  std::size_t count = 0;
  for (const auto& line : lines_of(newsgrep::test::content_of(path))) {
    auto article = Json::parse(line);
    auto number = std::to_string(++count);
    number.insert(0, 3 - number.size(), '0');
    article["id"] = "n" + number;
    const auto year = article["date"].get<std::string>().substr(0, 4);
    sandbox.write("news/" + year + "/" + number + ".json", article.dump());
  }
  const auto made = sandbox.run({"newsgrep-index", "--quiet", "news"});
  REQUIRE(made.err == "");
  REQUIRE(made.status == 0);
  return true;
}

/// The id of a hit, the number of its matches, and the ids of its copies and context.
std::string without_text(const Json& hit) {
  auto line = hit["id"].get<std::string>() + " matches " + std::to_string(hit["matches"].size());
  for (const auto& copy : hit["copies"]) line += " copy " + copy["id"].get<std::string>();
  for (const auto* side : {"before", "after"}) {
    for (const auto& each : hit[side]) {
      line += std::string(" ") + side + " " + std::to_string(each["passage"].get<int>());
    }
  }
  return line;
}

std::string without_text(const std::string& out) {
  static const std::regex place("^((?:[a-z0-9 ]+:)?news/[0-9]+/[0-9]+\\.json([:-])[0-9]+)\\2.*");
  std::string kept;
  for (const auto& line : lines_of(out)) {
    const bool is_hit = line.find("\"type\":\"hit\"") != std::string::npos;
    kept += is_hit ? without_text(Json::parse(line)) : std::regex_replace(line, place, "$1");
    kept += "\n";
  }
  return kept;
}

/// What is compared: letters and digits, with a single space for all between them.
std::string plain_words(const std::string& text) {
  std::string words = " ";
  for (const char c : text) {
    const bool is_word = std::isalnum(static_cast<unsigned char>(c)) != 0 || (c & 0x80) != 0;
    if (is_word) words += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    if (!is_word && words.back() != ' ') words += ' ';
  }
  return words + (words.back() == ' ' ? "" : " ");
}

}  // namespace

TEST_CASE("a reporter's commands find in real news what the golden cases say", "[cli]") {
  const Sandbox sandbox;
  if (!put_articles(sandbox)) return;
  for (const auto& folder : newsgrep::test::cases_in(NEWSGREP_CLI_TESTS "/reporter")) {
    INFO(folder.filename());
    const auto command = newsgrep::test::content_of(folder / "command");
    auto result = newsgrep::test::run_program(sandbox.call({"/bin/sh", "-c", command}));
    result.out = without_text(result.out);
    newsgrep::test::check_golden(folder, result);
  }
}

TEST_CASE("a phrase as written is found in exactly the passages of real news that hold it",
          "[cli]") {
  const Sandbox sandbox;
  if (!put_articles(sandbox)) return;
  const auto dump = sandbox.run({"newsgrep-index", "--dump", "news"});
  REQUIRE(dump.status == 0);
  for (const std::string phrase :
       {"state of emergency", "supreme court", "black lives matter", "hong kong", "of the house",
        "said in a statement", "climate change", "tested positive for", "no such words at all"}) {
    CAPTURE(phrase);
    std::set<std::string> expected;
    for (const auto& line : lines_of(dump.out)) {
      const auto article = Json::parse(line);
      for (const auto& passage : article["passages"]) {
        const auto text = plain_words(passage["text"].get<std::string>());
        if (text.find(" " + phrase + " ") == std::string::npos) continue;
        expected.insert(article["id"].get<std::string>() + ":" +
                        std::to_string(passage["n"].get<int>()));
      }
    }
    std::set<std::string> found;
    const auto result = sandbox.run({"newsgrep", "--json", "--all", "-m0", "=\"" + phrase + "\""});
    for (const auto& line : lines_of(result.out)) {
      found.insert(Json::parse(line)["id"].get<std::string>());
    }
    CHECK(found == expected);
    CHECK(result.status == (expected.empty() ? 1 : 0));
    CHECK(sandbox.run({"newsgrep", "-c", "=\"" + phrase + "\""}).out ==
          std::to_string(expected.size()) + "\n");
  }
}
