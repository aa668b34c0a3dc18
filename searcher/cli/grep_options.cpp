#include "searcher/cli/grep_options.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace newsgrep::cli {
namespace {

struct GrepOption {
  std::string_view letters;
  std::string_view name;
  std::string_view instead;
};

constexpr std::string_view no_regular_expressions =
    "There are no regular expressions; word* finds words that begin so, word~ similar spellings";

constexpr std::array<GrepOption, 13> grep_options = {{
    {"iy", "--ignore-case", "Leave it out: case never matters"},
    {"rR", "--recursive", "Leave it out: folders are always read with all below them"},
    {"H", "--with-filename", "Leave it out: the path is always printed"},
    {"v", "--invert-match",
     "-L lists articles without a match; -word in the query excludes a word"},
    {"e", "--regexp",
     "Write the query as the first argument; -f reads several queries from a file"},
    {"E", "--extended-regexp", no_regular_expressions},
    {"G", "--basic-regexp", no_regular_expressions},
    {"P", "--perl-regexp", no_regular_expressions},
    {"F", "--fixed-strings", "Write =word or =\"some words\" to find exactly what is written"},
    {"x", "--line-regexp", "Write =\"some words\" to find exactly what is written"},
    {"Z", "--null-data", "-0 ends paths with a NUL byte"},
    {"", "--include", "Choose files with path: in the query, as in path:*2025*"},
    {"", "--exclude", "Leave files out with -path: in the query, as in -path:*2025*"},
}};

/// Returns whether `option` is letters of options, as in -rn, and not an excluded word, as in
/// -peace.
bool is_short(const Program& newsgrep, std::string_view option) {
  constexpr std::size_t max_size = 4;
  const auto is_known = [&](char letter) {
    const auto name = std::string("-") + letter;
    return std::any_of(newsgrep.options.begin(), newsgrep.options.end(),
                       [&](const Option& each) { return each.has_name(name); }) ||
           std::any_of(grep_options.begin(), grep_options.end(), [&](const GrepOption& each) {
             return each.letters.find(letter) != std::string_view::npos;
           });
  };
  return option.size() <= max_size && std::all_of(option.begin() + 1, option.end(), is_known);
}

}  // namespace

std::string_view instead_of_grep_option(const Program& newsgrep, std::string_view option) {
  const bool is_long = option.starts_with("--");
  if (!is_long && !is_short(newsgrep, option)) return {};
  const auto name = option.substr(0, option.find('='));
  for (const auto& each : grep_options) {
    const bool is_it = is_long ? name == each.name
                               : option.find_first_of(each.letters, 1) != std::string_view::npos;
    if (is_it) return each.instead;
  }
  return {};
}

}  // namespace newsgrep::cli
