#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "newsgrep/searcher.hpp"
#include "searcher/cli/printer.hpp"

namespace newsgrep::cli {

/// A row of a bar chart.
struct ChartRow {
  std::string label;
  std::size_t passages = 0;
  std::size_t articles = 0;
  friend bool operator==(const ChartRow&, const ChartRow&) = default;
};

/// Returns a row for each day, week (`2025-W11`), month, quarter (`2025-Q1`) or year: the finest
/// that gives at most `max_rows`. Rows without passages are among them, unless even the years are
/// too many. The last row is for articles without a date, if there are any. `days` is in order.
std::vector<ChartRow> timeline_rows(const std::vector<Count>& days, std::size_t max_rows);

/// Returns a bar of `value`, where a bar of `largest` is `width` columns long. It is drawn with
/// block characters, or with `#` where the locale has none. Empty only if `value` is 0.
std::string bar(std::size_t value, std::size_t largest, std::size_t width, bool blocks);

/// Prints each row with its passages as a number and a bar, for a terminal.
void print_timeline(std::ostream& out, const std::vector<ChartRow>& rows, const Look& look,
                    bool blocks);

/// Prints a table of sources, passages and articles with bars, for a terminal.
void print_sources(std::ostream& out, const std::vector<Count>& sources, const Look& look,
                   bool blocks);

}  // namespace newsgrep::cli
