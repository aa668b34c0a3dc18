#include "searcher/cli/tally_printer.hpp"

#include <algorithm>
#include <string_view>

#include "cli/terminal.hpp"
#include "searcher/cli/chart.hpp"
#include "searcher/cli/json_printer.hpp"
#include "searcher/cli/shown_text.hpp"

namespace newsgrep::cli {
namespace {

/// Longer charts are hard to take in.
constexpr std::size_t max_chart_rows = 40;
/// Printed as the day or source of articles that have none.
constexpr const char* without_key = "-";

void print_chart(std::ostream& out, CountBy by, const std::vector<Count>& counts,
                 const std::string& query_name, const Look& look, std::size_t rows) {
  if (!query_name.empty()) out << visible(query_name) << ":\n";
  const bool blocks = locale_is_utf8();
  if (by == CountBy::source) {
    print_sources(out, counts, look, blocks);
  } else {
    // The last row is for the shell's prompt.
    const auto room = std::min(max_chart_rows, std::max<std::size_t>(rows, 2) - 1);
    print_timeline(out, timeline_rows(counts, room), look, blocks);
  }
}

}  // namespace

void print_tally(std::ostream& out, CountBy by, std::vector<Count> counts,
                 const std::string& query_name, TallyFormat format, const Look& look,
                 std::size_t rows) {
  std::stable_partition(counts.begin(), counts.end(),
                        [](const Count& count) { return !count.key.empty(); });
  if (format == TallyFormat::chart) {
    if (!counts.empty()) print_chart(out, by, counts, query_name, look, rows);
    return;
  }
  if (format == TallyFormat::json) {
    print_tally_as_json(out, by, counts, query_name);
    return;
  }
  for (const auto& count : counts) {
    if (!query_name.empty()) out << shown(query_name, look) << '\t';
    out << (count.key.empty() ? without_key : shown(count.key, look)) << '\t' << count.passages
        << '\t' << count.articles << '\n';
  }
}

}  // namespace newsgrep::cli
