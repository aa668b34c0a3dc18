#include "tests/docs/markdown.hpp"

#include <algorithm>

namespace newsgrep::test {
namespace {

std::string trimmed(std::string_view text) {
  text.remove_prefix(std::min(text.find_first_not_of(' '), text.size()));
  return std::string(text.substr(0, text.find_last_not_of(' ') + 1));
}

std::vector<std::string> cells_of(std::string_view line) {
  std::vector<std::string> cells;
  line.remove_prefix(1);
  for (auto end = line.find('|'); end != line.npos; end = line.find('|')) {
    cells.push_back(trimmed(line.substr(0, end)));
    line.remove_prefix(end + 1);
  }
  return cells;
}

bool is_below_names(std::string_view line) {
  return line.find_first_not_of("|-: ") == line.npos;
}

}  // namespace

std::vector<TableRow> table_rows(std::string_view page) {
  std::vector<TableRow> rows;
  std::string heading;
  bool in_table = false;
  while (!page.empty()) {
    const auto line = page.substr(0, page.find('\n'));
    page.remove_prefix(std::min(page.size(), line.size() + 1));
    if (line.starts_with("#")) heading = line;
    if (!line.starts_with("|")) {
      in_table = false;
    } else if (is_below_names(line)) {
      in_table = true;
    } else if (in_table) {
      rows.push_back({heading, cells_of(line)});
    }
  }
  return rows;
}

std::vector<std::string> between(std::string_view text, std::string_view opening, char closing) {
  std::vector<std::string> found;
  for (auto at = text.find(opening); at != text.npos; at = text.find(opening, at)) {
    at += opening.size();
    const auto end = text.find(closing, at);
    if (end == text.npos) break;
    found.emplace_back(text.substr(at, end - at));
    at = end + 1;
  }
  return found;
}

std::string without_code_marks(std::string text) {
  text.erase(std::remove(text.begin(), text.end(), '`'), text.end());
  return text;
}

}  // namespace newsgrep::test
