#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace newsgrep::test {

/// A row of a table, without those that name the columns.
struct TableRow {
  std::string heading;  ///< The last heading before it.
  std::vector<std::string> cells;
};

/// Returns the rows of all tables of a page.
std::vector<TableRow> table_rows(std::string_view page);

/// Returns what stands between `opening` and `closing`, each time.
std::vector<std::string> between(std::string_view text, std::string_view opening, char closing);

/// Returns the text without backquotes.
std::string without_code_marks(std::string text);

}  // namespace newsgrep::test
