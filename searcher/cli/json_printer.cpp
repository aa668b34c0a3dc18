#include <nlohmann/json.hpp>
#include <string>

#include "cli/json_line.hpp"
#include "searcher/cli/printer.hpp"

namespace newsgrep::cli {
namespace {

using Json = nlohmann::ordered_json;

Json to_json(const ArticleInfo& article) {
  Json json = {{"id", article.id},         {"title", article.title},    {"source", article.source},
               {"date", article.date},     {"url", article.url},        {"path", article.path},
               {"lang", article.language}, {"authors", article.authors}};
  if (!article.extra.empty()) {
    auto extra = Json::parse(article.extra, nullptr, false);
    if (!extra.is_discarded()) json["extra"] = std::move(extra);
  }
  return json;
}

Json to_json(const std::vector<Neighbour>& neighbours) {
  auto json = Json::array();
  for (const auto& each : neighbours) {
    json.push_back(
        {{"passage", each.passage_number}, {"section", each.section}, {"text", each.text}});
  }
  return json;
}

Json to_json(const Copy& copy) {
  const auto& article = copy.article;
  Json json = {{"id", copy.passage_id()}, {"source", article.source}, {"date", article.date}};
  const bool from_file = !article.path.empty() && article.path != "-";
  from_file ? json["path"] = article.path : json["url"] = article.url;
  return json;
}

class JsonPrinter : public Printer {
 public:
  explicit JsonPrinter(std::ostream& out) : out_(out) {}

  void print(const Hit& hit) override {
    auto json = json_object("hit", query_name());
    json["id"] = hit.passage_id();
    json["score"] = hit.score;
    json["article"] = to_json(hit.article);
    json["passage"] = hit.passage_number;
    json["section"] = hit.section;
    json["text"] = hit.text;
    json["matches"] = Json::array();
    for (const auto& match : hit.matches) json["matches"].push_back({match.begin, match.end});
    json["copies"] = Json::array();
    for (const auto& copy : hit.copies) json["copies"].push_back(to_json(copy));
    json["before"] = to_json(hit.before);
    json["after"] = to_json(hit.after);
    out_ << json_line(json) << '\n';
  }

 private:
  std::ostream& out_;
};

}  // namespace

std::unique_ptr<Printer> make_json_printer(std::ostream& out) {
  return std::make_unique<JsonPrinter>(out);
}

}  // namespace newsgrep::cli
