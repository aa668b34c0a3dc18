#include "searcher/cli/json_printer.hpp"

#include <nlohmann/json.hpp>
#include <utility>

#include "cli/json_line.hpp"

namespace newsgrep::cli {
namespace {

using Json = nlohmann::ordered_json;

/// Raised when a key changes its meaning.
constexpr int version = 1;

/// Returns an object with the keys that each has.
Json object(const char* type, const std::string& query_name) {
  Json json = {{"version", version}, {"type", type}};
  if (!query_name.empty()) json["query"] = query_name;
  return json;
}

Json to_json(const ArticleInfo& article) {
  Json json = {{"id", article.id},         {"title", article.title},    {"source", article.source},
               {"date", article.date},     {"url", article.url},        {"path", article.path},
               {"lang", article.language}, {"authors", article.authors}};
  if (!article.extra.empty() && is_shallow_json(article.extra)) {
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
    auto json = object("hit", query_name());
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

void print_explanation_as_json(std::ostream& out, const Explanation& explanation,
                               const std::string& query_name) {
  auto json = object("explanation", query_name);
  json["tree"] = explanation.query;
  json["plan"] = explanation.plan;
  json["terms"] = Json::array();
  for (const auto& term : explanation.terms) {
    json["terms"].push_back(
        {{"term", term.text}, {"passages", term.passages}, {"weight", term.weight}});
  }
  out << json_line(json) << '\n';
}

void print_count_as_json(std::ostream& out, std::size_t passages, const std::string& query_name) {
  auto json = object("count", query_name);
  json["passages"] = passages;
  out << json_line(json) << '\n';
}

void print_tally_as_json(std::ostream& out, CountBy by, const std::vector<Count>& counts,
                         const std::string& query_name) {
  const auto* type = by == CountBy::source ? "source" : "day";
  for (const auto& count : counts) {
    auto json = object(type, query_name);
    json[type] = count.key;
    json["passages"] = count.passages;
    json["articles"] = count.articles;
    out << json_line(json) << '\n';
  }
}

}  // namespace newsgrep::cli
