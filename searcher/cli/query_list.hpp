#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace newsgrep::cli {

/// A query of a file of queries.
struct NamedQuery {
  std::string name;  ///< The text before the tab, else the number of its line.
  std::string text;
  std::size_t line = 0;  ///< 1 for the first.
};

/// Returns the queries of `content`: one a line, `query` or `name<TAB>query`. Empty lines are
/// skipped. Throws Error{bad_argument}, which names `file` and the line, if a line is not UTF-8 or
/// has a NUL.
std::vector<NamedQuery> parse_query_list(std::string_view content, const std::string& file);

/// Returns the name of a file of queries, for people: `-` is standard input.
std::string shown_name(const std::filesystem::path& file);

/// Reads the queries of a file, or of standard input if it is `-`.
std::vector<NamedQuery> read_query_list(const std::filesystem::path& file);

}  // namespace newsgrep::cli
