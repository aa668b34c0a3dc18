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

/// One row a day, week (`2025-W11`), month, quarter (`2025-Q1`) or year, the finest for which there
/// are at most `max_rows`, those without passages too; the last for articles without a date, if
/// there are any. `days` is in order. When even the years are too many, empty ones are left out.
std::vector<ChartRow> timeline_rows(const std::vector<Count>& days, std::size_t max_rows);

/// A bar of `value` when one of `largest` is `width` columns long; with block characters, or `#`
/// for locales without. Not empty when `value` is not 0.
std::string bar(std::size_t value, std::size_t largest, std::size_t width, bool blocks);

/// For a terminal: each row with its passages as a number and a bar.
void print_timeline(std::ostream& out, const std::vector<ChartRow>& rows, const Look& look,
                    bool blocks);

/// For a terminal: a table of sources, passages and articles, with bars.
void print_sources(std::ostream& out, const std::vector<Count>& sources, const Look& look,
                   bool blocks);

}  // namespace newsgrep::cli
