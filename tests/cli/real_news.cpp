#include "tests/cli/real_news.hpp"

#include <cstddef>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <regex>
#include <sstream>

#include "tests/support/shared_data_folder.hpp"

namespace newsgrep::test {

namespace {

using Json = nlohmann::ordered_json;

std::filesystem::path collection() {
  return shared_data_folder() / "news" / "wikinews.jsonl";
}

/// Returns the id of a hit, the number of its matches, and the ids of its copies and context.
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

}  // namespace

bool has_real_news() {
  return std::filesystem::exists(collection());
}

void put_real_news(const Sandbox& sandbox) {
  std::ifstream articles(collection());
  std::size_t count = 0;
  for (std::string line; std::getline(articles, line);) {
    auto article = Json::parse(line);
    auto number = std::to_string(++count);
    number.insert(0, 3 - number.size(), '0');
    article["id"] = "n" + number;
    const auto year = article["date"].get<std::string>().substr(0, 4);
    sandbox.write("news/" + year + "/" + number + ".json", article.dump());
  }
}

std::string without_text_of_news(const std::string& out) {
  static const std::regex place("^((?:[a-z0-9 ]+:)?news/[0-9]+/[0-9]+\\.json([:-])[0-9]+)\\2.*");
  std::string kept;
  std::istringstream lines(out);
  for (std::string line; std::getline(lines, line);) {
    const bool is_hit = line.find("\"type\":\"hit\"") != std::string::npos;
    kept += is_hit ? without_text(Json::parse(line)) : std::regex_replace(line, place, "$1");
    kept += "\n";
  }
  return kept;
}

}  // namespace newsgrep::test
