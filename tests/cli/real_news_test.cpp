// Searches the 295 real articles of real_news.hpp. What a reporter would type there, and what it
// finds, is golden/real-news.txt.

#include "tests/cli/real_news.hpp"

#include <nlohmann/json.hpp>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "tests/cli/sandbox.hpp"
#include "tests/support/catch.hpp"

using newsgrep::test::Sandbox;
using Json = nlohmann::json;

namespace {

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
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

TEST_CASE("a phrase as written is found in exactly the passages of real news that hold it",
          "[cli]") {
  if (!newsgrep::test::has_real_news()) {
    WARN("skipped: no shared data");
    return;
  }
  const Sandbox sandbox;
  newsgrep::test::put_real_news(sandbox);
  REQUIRE(sandbox.run({"newsgrep-index", "--quiet", "news"}).status == 0);
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
