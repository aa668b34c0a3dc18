#include "searcher/cli/explanation_printer.hpp"

#include <array>
#include <cstdio>

#include "searcher/cli/shown_text.hpp"

namespace newsgrep::cli {
namespace {

/// Returns `text`, right-aligned, and two spaces.
std::string cell(const std::string& text, int width) {
  std::array<char, 64> buffer;
  const int size = std::snprintf(buffer.data(), buffer.size(), "%*s  ", width, text.c_str());
  return {buffer.data(), static_cast<std::size_t>(size)};
}

}  // namespace

void print_explanation(std::ostream& out, const Explanation& explanation,
                       const std::string& query_name, const Look& look) {
  if (!query_name.empty()) out << "name:  " << shown(query_name, look) << '\n';
  out << "query: " << shown(explanation.query, look) << '\n';
  out << "plan:  " << shown(explanation.plan, look) << '\n';
  if (!explanation.terms.empty()) {
    constexpr int passages_width = 10;
    constexpr int weight_width = 6;
    out << cell("passages", passages_width) << cell("weight", weight_width) << "term\n";
    for (const auto& term : explanation.terms) {
      out << cell(std::to_string(term.passages), passages_width)
          << cell(shown_score(term.weight), weight_width) << shown(term.text, look) << '\n';
    }
  }
  out << '\n';
}

}  // namespace newsgrep::cli
