#include "searcher/cli/diagnostic_text.hpp"

#include <algorithm>

#include "cli/counted.hpp"
#include "cli/terminal.hpp"

namespace newsgrep::cli {
namespace {

constexpr std::size_t max_diagnostics = 5;
constexpr std::string_view cut_mark = "…";
constexpr std::size_t cut_width = 1;

/// Returns the columns of `text` from byte `begin` to `end`.
std::size_t columns(std::string_view text, std::size_t begin, std::size_t end) {
  return display_width(text.substr(begin, end - begin));
}

/// Returns the part of `text` to show if `room` columns are too few for all of it: at most a third
/// of the room for what is before `where`, then `where` and what follows, then more of what is
/// before. Cuts no escape.
ByteRange window(std::string_view text, ByteRange where, std::size_t room) {
  std::vector<std::size_t> ends;  // Of the pieces of the text.
  for (std::size_t at = 0; at < text.size();) ends.push_back(at = end_of_piece(text, at));
  const auto begin_of = [&](std::size_t piece) { return piece == 0 ? 0 : ends[piece - 1]; };
  const auto width_of = [&](std::size_t piece) {
    return columns(text, begin_of(piece), ends[piece]);
  };
  auto first = static_cast<std::size_t>(std::upper_bound(ends.begin(), ends.end(), where.begin) -
                                        ends.begin());
  auto end = first;
  std::size_t used = 0;
  const auto extend_left = [&](std::size_t limit) {
    while (first > 0 && used + width_of(first - 1) <= limit) used += width_of(--first);
  };
  extend_left(room / 3);
  while (end < ends.size() && used + width_of(end) <= room) used += width_of(end++);
  extend_left(room);
  return {begin_of(first), begin_of(end)};
}

bool is_blank(std::string_view text) {
  return text.find_first_not_of(" \t\n") == std::string_view::npos;
}

/// Returns whether the place in the query tells more than the message.
bool has_place(std::string_view query, const Diagnostic& diagnostic) {
  if (is_blank(query) || diagnostic.where.begin > query.size()) return false;
  if (diagnostic.kind == Diagnostic::Kind::mistake) return true;
  const auto size = diagnostic.where.end - diagnostic.where.begin;
  return size > 0 && size < query.size();
}

}  // namespace

std::string caret_lines(std::string_view query, ByteRange where, std::size_t width) {
  std::string one_line(query);
  std::replace(one_line.begin(), one_line.end(), '\t', ' ');
  std::replace(one_line.begin(), one_line.end(), '\n', ' ');
  where.end = std::min(where.end, query.size());
  where.begin = std::min(where.begin, where.end);
  std::vector<ByteRange> ranges = {where};
  const auto text = visible(one_line, &ranges);
  where = ranges.front();

  ByteRange shown{0, text.size()};
  std::string lines;
  std::size_t column = 0;
  if (display_width(text) > width) {
    shown = window(text, where, width > 3 * cut_width ? width - 2 * cut_width : 1);
    if (shown.begin > 0) {
      lines += cut_mark;
      column = cut_width;
    }
  }
  lines += text.substr(shown.begin, shown.end - shown.begin);
  if (shown.end < text.size()) lines += cut_mark;
  column += columns(text, shown.begin, where.begin);
  const auto under = columns(text, where.begin, std::min(where.end, shown.end));
  lines += "\n" + std::string(column, ' ') + "^";
  if (under > 1) lines += std::string(under - 1, '~');
  return lines + "\n";
}

std::string diagnostics_text(std::string_view query, const std::vector<Diagnostic>& diagnostics,
                             std::string_view origin, std::size_t width) {
  const std::string begin = "newsgrep: " + (origin.empty() ? "" : visible(origin) + ": ");
  std::string text;
  for (std::size_t i = 0; i < std::min(diagnostics.size(), max_diagnostics); ++i) {
    const auto& each = diagnostics[i];
    text += begin + visible(each.message) + "\n";
    if (has_place(query, each)) text += caret_lines(query, each.where, width);
    if (!each.hint.empty()) text += "hint: " + visible(each.hint) + "\n";
  }
  if (diagnostics.size() > max_diagnostics) {
    const auto more = diagnostics.size() - max_diagnostics;
    text += begin + counted(more, "more message", "more messages") + " about this query\n";
  }
  return text;
}

std::string corrections_text(const Query& query, const SearchResult& result) {
  if (result.corrections.empty()) return "";
  const auto corrected = visible(query.corrected(result.corrections).text());
  if (!result.corrected) return "Did you mean: " + corrected;
  return "Nothing matches \"" + visible(query.text()) + "\"; showing passages for \"" + corrected +
         "\"";
}

}  // namespace newsgrep::cli
