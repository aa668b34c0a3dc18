#include "indexer/cli/dump_articles.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <utility>

#include "cli/json_line.hpp"
#include "newsgrep/walk.hpp"

namespace newsgrep::cli {
namespace {

using Json = nlohmann::ordered_json;

Json to_json(const Article& article) {
  Json json = {{"id", article.id},     {"path", article.path},     {"title", article.title},
               {"date", article.date}, {"source", article.source}, {"authors", article.authors},
               {"url", article.url},   {"lang", article.language}};
  json["passages"] = Json::array();
  for (std::size_t i = 0; i < article.passages.size(); ++i) {
    const auto& passage = article.passages[i];
    json["passages"].push_back(
        {{"n", i + 1}, {"section", passage.section}, {"text", passage.text}});
  }
  return json;
}

void dump(Reader& reader, std::ostream& out, std::vector<Problem>& problems) {
  while (auto item = reader.next()) {
    if (auto* problem = std::get_if<Problem>(&*item)) {
      problems.push_back(std::move(*problem));
      continue;
    }
    const auto json = to_json(std::get<Article>(*item));
    out << json_line(json) << '\n';
  }
}

}  // namespace

std::vector<Problem> dump_articles(std::span<const std::filesystem::path> paths,
                                   const ReaderOptions& options, Links links, std::ostream& out) {
  std::vector<std::filesystem::path> on_disk(paths.begin(), paths.end());
  const bool from_standard_input = std::erase(on_disk, "-") > 0;
  auto found = walk(on_disk, links);
  auto problems = std::move(found.problems);
  for (const auto& file : found.files) dump(*open_reader(file.path, options), out, problems);
  if (from_standard_input) dump(*open_standard_input(options), out, problems);
  return problems;
}

}  // namespace newsgrep::cli
