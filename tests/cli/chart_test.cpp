#include "searcher/cli/chart.hpp"

#include <sstream>

#include "cli/terminal.hpp"
#include "searcher/cli/tally_printer.hpp"
#include "tests/support/catch.hpp"

using namespace newsgrep;
using namespace newsgrep::cli;

namespace {

std::string labels(const std::vector<ChartRow>& rows) {
  std::string all;
  for (const auto& row : rows) all += row.label + "=" + std::to_string(row.passages) + " ";
  return all;
}

std::size_t widest_line(const std::string& text) {
  std::size_t widest = 0;
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) {
    widest = std::max(widest, display_width(line));
  }
  return widest;
}

}  // namespace

TEST_CASE("a timeline has a row a day, with gaps, while they fit", "[cli]") {
  const std::vector<Count> days = {{"2024-02-28", 2, 1}, {"2024-03-01", 1, 1}};
  CHECK(labels(timeline_rows(days, 3)) == "2024-02-28=2 2024-02-29=0 2024-03-01=1 ");
  CHECK(labels(timeline_rows(days, 2)) == "2024-W09=3 ");
  CHECK(timeline_rows({}, 40).empty());
}

TEST_CASE("a timeline that is too long for days has weeks, months, quarters or years", "[cli]") {
  // Weeks begin on Monday; the last of December may be in the first of the next year.
  CHECK(labels(timeline_rows({{"2024-12-29", 1, 1}, {"2024-12-30", 2, 1}, {"2025-01-06", 4, 1}},
                             3)) == "2024-W52=1 2025-W01=2 2025-W02=4 ");
  CHECK(labels(timeline_rows({{"2026-12-31", 1, 1}, {"2027-01-03", 1, 1}, {"2027-01-04", 1, 1}},
                             2)) == "2026-W53=2 2027-W01=1 ");
  CHECK(labels(timeline_rows({{"2024-11-01", 1, 1}, {"2025-01-31", 2, 1}}, 3)) ==
        "2024-11=1 2024-12=0 2025-01=2 ");
  CHECK(labels(timeline_rows({{"2024-11-01", 1, 1}, {"2025-06-30", 2, 1}}, 3)) ==
        "2024-Q4=1 2025-Q1=0 2025-Q2=2 ");
  CHECK(labels(timeline_rows({{"2001-11-01", 1, 1}, {"2003-01-31", 2, 1}}, 3)) ==
        "2001=1 2002=0 2003=2 ");
  CHECK(labels(timeline_rows({{"0001-11-01", 1, 1}, {"1969-12-31", 2, 1}, {"9999-12-31", 3, 1}},
                             3)) == "0001=1 1969=2 9999=3 ");
  CHECK(labels(timeline_rows({{"1969-12-28", 1, 1}, {"1970-01-01", 2, 1}}, 2)) ==
        "1969-W52=1 1970-W01=2 ");
}

TEST_CASE("the last row of a timeline is for articles without a date", "[cli]") {
  const std::vector<Count> days = {{"", 3, 2}, {"2025-01-01", 1, 1}, {"2025-01-02", 1, 1}};
  CHECK(labels(timeline_rows(days, 3)) == "2025-01-01=1 2025-01-02=1 no date=3 ");
  CHECK(labels(timeline_rows(days, 2)) == "2025-W01=2 no date=3 ");
  CHECK(labels(timeline_rows({{"", 3, 2}}, 1)) == "no date=3 ");
  CHECK(labels(timeline_rows({{"soon", 3, 2}, {"2025-02-30", 1, 1}}, 9)) == "no date=4 ");
}

TEST_CASE("bars are as long as their share", "[cli]") {
  CHECK(bar(8, 8, 4, true) == "████");
  CHECK(bar(4, 8, 4, true) == "██");
  CHECK(bar(5, 32, 4, true) == "▋");
  CHECK(bar(1, 1000000, 4, true) == "▏");
  CHECK(bar(0, 8, 4, true) == "");
  CHECK(bar(8, 8, 4, false) == "####");
  CHECK(bar(1, 1000, 4, false) == "#");
  CHECK(bar(1, 2, 0, true) == "");
}

TEST_CASE("charts fit the terminal", "[cli]") {
  const auto width = GENERATE(as<std::size_t>(), 40, 80, 200);
  const std::vector<Count> sources = {{"The Sound Gazette", 1200, 300},
                                      {"港新聞港新聞港新聞港新聞港新聞港新聞港新聞", 40, 3},
                                      {"\x1B[2J", 1, 1},
                                      {"", 2, 1}};
  Look look;
  look.width = width;
  std::ostringstream table;
  print_sources(table, sources, look, true);
  CAPTURE(width, table.str());
  CHECK(widest_line(table.str()) <= width);
  CHECK(table.str().find('\x1B') == std::string::npos);
  CHECK(table.str().find("no source") != std::string::npos);
  std::ostringstream chart;
  print_timeline(chart, timeline_rows({{"2025-01-01", 10, 1}, {"2025-01-03", 7, 1}}, 40), look,
                 true);
  CAPTURE(chart.str());
  CHECK(widest_line(chart.str()) <= width);
  CHECK(widest_line(chart.str()) >= std::min<std::size_t>(width, 100) - 1);
}

TEST_CASE("in a pipe counts are a line each, those without a key last", "[cli]") {
  const std::vector<Count> days = {{"", 3, 2}, {"2025-01-02", 5, 4}};
  const auto printed = [&](CountBy by, TallyFormat format, const std::string& name) {
    std::ostringstream out;
    print_tally(out, by, days, name, format, {}, 24);
    return out.str();
  };
  CHECK(printed(CountBy::day, TallyFormat::tab_separated, "") == "2025-01-02\t5\t4\n-\t3\t2\n");
  CHECK(printed(CountBy::day, TallyFormat::tab_separated, "q") ==
        "q\t2025-01-02\t5\t4\nq\t-\t3\t2\n");
  CHECK(printed(CountBy::day, TallyFormat::json, "") ==
        "{\"version\":1,\"type\":\"day\",\"day\":\"2025-01-02\",\"passages\":5,\"articles\":4}\n"
        "{\"version\":1,\"type\":\"day\",\"day\":\"\",\"passages\":3,\"articles\":2}\n");
  CHECK(printed(CountBy::source, TallyFormat::json, "q")
            .starts_with(
                "{\"version\":1,\"type\":\"source\",\"query\":\"q\",\"source\":\"2025-01-02\""));
}
