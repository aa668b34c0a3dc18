#include "searcher/cli/query_list.hpp"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <iostream>
#include <iterator>

#include "newsgrep/error.hpp"
#include "text/utf8.hpp"

namespace newsgrep::cli {
namespace {

bool is_blank(std::string_view text) {
  return text.find_first_not_of(" \t\r") == std::string_view::npos;
}

std::string content_of(std::istream& in) {
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

}  // namespace

std::vector<NamedQuery> parse_query_list(std::string_view content, const std::string& file) {
  constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
  if (content.starts_with(byte_order_mark)) content.remove_prefix(byte_order_mark.size());
  std::vector<NamedQuery> queries;
  for (std::size_t number = 1; !content.empty(); ++number) {
    const auto end = std::min(content.find('\n'), content.size());
    auto line = content.substr(0, end);
    content.remove_prefix(std::min(end + 1, content.size()));
    const auto refuse = [&](const std::string& why) {
      throw Error(ErrorCode::bad_argument, file + ":" + std::to_string(number) + ": " + why,
                  "A file of queries is UTF-8 text with a query on each line");
    };
    if (line.find('\0') != std::string_view::npos) refuse("The line has a NUL byte");
    if (!text::is_utf8(line)) refuse("The line is not UTF-8");
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (is_blank(line)) continue;
    const auto tab = line.find('\t');
    const bool named = tab != std::string_view::npos && tab > 0;
    NamedQuery query;
    query.name = named ? std::string(line.substr(0, tab)) : std::to_string(number);
    query.text = tab == std::string_view::npos ? line : line.substr(tab + 1);
    query.line = number;
    queries.push_back(std::move(query));
  }
  return queries;
}

std::string shown_name(const std::filesystem::path& file) {
  return file == "-" ? "standard input" : file.string();
}

std::vector<NamedQuery> read_query_list(const std::filesystem::path& file) {
  if (file == "-") return parse_query_list(content_of(std::cin), shown_name(file));
  std::ifstream in(file, std::ios::binary);
  std::string content;
  if (in && !std::filesystem::is_directory(file)) content = content_of(in);
  if (!in || std::filesystem::is_directory(file)) {
    const int reason = std::filesystem::is_directory(file) ? EISDIR : errno;
    throw Error(
        ErrorCode::bad_argument,
        "Cannot read queries from " + file.string() + ": " + std::strerror(reason),
        "Name a file with a query on each line; put a query that starts with '-f' after '--'");
  }
  return parse_query_list(content, file.string());
}

}  // namespace newsgrep::cli
