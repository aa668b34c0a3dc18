#include "searcher/cli/explanation_printer.hpp"

#include <array>
#include <cstdio>
#include <nlohmann/json.hpp>

#include "cli/json_line.hpp"
#include "cli/terminal.hpp"
#include "searcher/cli/printer.hpp"

namespace newsgrep::cli {
namespace {

/// Right-aligned, with two spaces behind it.
std::string cell(const std::string& text, int width) {
  std::array<char, 64> buffer;
  const int size = std::snprintf(buffer.data(), buffer.size(), "%*s  ", width, text.c_str());
  return {buffer.data(), static_cast<std::size_t>(size)};
}

}  // namespace

void print_explanation(std::ostream& out, const Explanation& explanation,
                       const std::string& query_name) {
  if (!query_name.empty()) out << "name:  " << visible(query_name) << '\n';
  out << "query: " << visible(explanation.query) << '\n';
  out << "plan:  " << visible(explanation.plan) << '\n';
  if (!explanation.terms.empty()) {
    constexpr int passages_width = 10;
    constexpr int weight_width = 6;
    out << cell("passages", passages_width) << cell("weight", weight_width) << "term\n";
    for (const auto& term : explanation.terms) {
      out << cell(std::to_string(term.passages), passages_width)
          << cell(shown_score(term.weight), weight_width) << visible(term.text) << '\n';
    }
  }
  out << '\n';
}

void print_explanation_as_json(std::ostream& out, const Explanation& explanation,
                               const std::string& query_name) {
  auto json = json_object("explanation", query_name);
  json["tree"] = explanation.query;
  json["plan"] = explanation.plan;
  json["terms"] = nlohmann::ordered_json::array();
  for (const auto& term : explanation.terms) {
    json["terms"].push_back(
        {{"term", term.text}, {"passages", term.passages}, {"weight", term.weight}});
  }
  out << json_line(json) << '\n';
}

}  // namespace newsgrep::cli
