#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace newsgrep::cli {

/// A query of a file of them.
struct NamedQuery {
  std::string name;  ///< What stood before the tab, else the number of its line.
  std::string text;
  std::size_t line = 0;  ///< 1 for the first.
};

/// The queries of `content`: one a line, `query` or `name<TAB>query`; empty lines are passed over.
/// Throws Error{bad_argument} that names `file` and the line when one is not UTF-8 or has a NUL.
std::vector<NamedQuery> parse_query_list(std::string_view content, const std::string& file);

/// What a file of queries is called, for people: `-` is standard input.
std::string shown_name(const std::filesystem::path& file);

/// Those of a file, or of standard input when it is `-`.
std::vector<NamedQuery> read_query_list(const std::filesystem::path& file);

}  // namespace newsgrep::cli
