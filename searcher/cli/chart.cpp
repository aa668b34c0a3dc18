#include "searcher/cli/chart.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <map>
#include <optional>

#include "cli/terminal.hpp"
#include "searcher/cli/styled_writer.hpp"

namespace newsgrep::cli {
namespace {

using std::chrono::sys_days;
using std::chrono::year_month_day;

constexpr std::string_view gap = "  ";
constexpr const char* without_date = "no date";
constexpr const char* without_source = "no source";
/// Narrower bars say nothing.
constexpr std::size_t min_bar_width = 4;
constexpr std::size_t max_width = 100;

std::optional<sys_days> day_of(const std::string& key) {
  int year = 0;
  unsigned month = 0;
  unsigned day = 0;
  int read = 0;
  if (std::sscanf(key.c_str(), "%4d-%2u-%2u%n", &year, &month, &day, &read) != 3) return {};
  const year_month_day date{std::chrono::year(year), std::chrono::month(month),
                            std::chrono::day(day)};
  if (!date.ok() || static_cast<std::size_t>(read) != key.size()) return {};
  return sys_days(date);
}

template <typename... Numbers>
std::string formatted(const char* format, Numbers... numbers) {
  std::array<char, 64> buffer;
  const int size = std::snprintf(buffer.data(), buffer.size(), format, numbers...);
  return {buffer.data(), static_cast<std::size_t>(size)};
}

enum class Unit { day, week, month, quarter, year };

/// Returns the number of the unit that `day` is in; the next unit has the next number.
int number_in(Unit unit, sys_days day) {
  const year_month_day date = day;
  switch (unit) {
    case Unit::day:
      break;
    case Unit::week:  // The first day of the count was a Thursday.
      return static_cast<int>(
          std::chrono::floor<std::chrono::weeks>(day - sys_days(std::chrono::days(-3))).count());
    case Unit::month:
      return static_cast<int>(date.year()) * 12 + static_cast<int>(unsigned(date.month())) - 1;
    case Unit::quarter:
      return number_in(Unit::month, day) / 3;
    case Unit::year:
      return static_cast<int>(date.year());
  }
  return static_cast<int>(day.time_since_epoch().count());
}

std::string label(Unit unit, int number) {
  switch (unit) {
    case Unit::day:
      break;
    case Unit::week: {
      // A week is one of the year that its Thursday is in.
      const sys_days thursday{std::chrono::days(number * 7)};
      const auto year = year_month_day(thursday).year();
      const auto since = thursday - sys_days(year / std::chrono::January / 1);
      return formatted("%04d-W%02d", static_cast<int>(year),
                       static_cast<int>(since.count() / 7 + 1));
    }
    case Unit::month:
      return formatted("%04d-%02d", number / 12, number % 12 + 1);
    case Unit::quarter:
      return formatted("%04d-Q%d", number / 4, number % 4 + 1);
    case Unit::year:
      return formatted("%04d", number);
  }
  const year_month_day date{sys_days(std::chrono::days(number))};
  return formatted("%04d-%02u-%02u", static_cast<int>(date.year()), unsigned(date.month()),
                   unsigned(date.day()));
}

std::string left(std::string text, std::size_t width) {
  const auto used = display_width(text);
  return used < width ? text.append(width - used, ' ') : text;
}

std::string right(const std::string& text, std::size_t width) {
  return std::string(width - std::min(width, text.size()), ' ') + text;
}

struct Columns {
  std::size_t label = 0;
  std::size_t passages = 0;
  std::size_t articles = 0;
  std::size_t largest = 0;
};

Columns columns_of(const std::vector<ChartRow>& rows) {
  Columns columns;
  for (const auto& row : rows) {
    columns.label = std::max(columns.label, display_width(row.label));
    columns.passages = std::max(columns.passages, std::to_string(row.passages).size());
    columns.articles = std::max(columns.articles, std::to_string(row.articles).size());
    columns.largest = std::max(columns.largest, row.passages);
  }
  return columns;
}

std::size_t room_for_bar(std::size_t used, const Look& look) {
  const auto width = std::min(look.width, max_width);
  return width >= used + min_bar_width ? width - used : 0;
}

void print_bar(StyledWriter& out, const ChartRow& row, std::size_t largest, std::size_t width,
               const Look& look, bool blocks) {
  const auto drawn = bar(row.passages, largest, width, blocks);
  if (!drawn.empty()) {
    out.plain(gap);
    out.styled(look.theme.source, drawn);
  }
  out.plain("\n");
}

}  // namespace

std::vector<ChartRow> timeline_rows(const std::vector<Count>& days, std::size_t max_rows) {
  std::map<sys_days, ChartRow> dated;
  ChartRow undated{without_date, 0, 0};
  for (const auto& count : days) {
    const auto day = day_of(count.key);
    auto& row = day ? dated[*day] : undated;
    row.passages += count.passages;
    row.articles += count.articles;
  }
  std::vector<ChartRow> rows;
  if (!dated.empty()) {
    const auto room = static_cast<std::size_t>(std::max<std::ptrdiff_t>(
        1, static_cast<std::ptrdiff_t>(max_rows) - (undated.passages > 0 ? 1 : 0)));
    const auto first = dated.begin()->first;
    const auto last = dated.rbegin()->first;
    const auto size_in = [&](Unit unit) {
      return static_cast<std::size_t>(number_in(unit, last) - number_in(unit, first)) + 1;
    };
    auto unit = Unit::day;
    for (const auto coarser : {Unit::week, Unit::month, Unit::quarter, Unit::year}) {
      if (size_in(unit) > room) unit = coarser;
    }
    for (int i = number_in(unit, first); i <= number_in(unit, last); ++i) {
      rows.push_back({label(unit, i), 0, 0});
    }
    for (const auto& [day, count] : dated) {
      auto& row = rows[static_cast<std::size_t>(number_in(unit, day) - number_in(unit, first))];
      row.passages += count.passages;
      row.articles += count.articles;
    }
    if (rows.size() > room) {
      std::erase_if(rows, [](const ChartRow& row) { return row.passages == 0; });
    }
  }
  if (undated.passages > 0) rows.push_back(undated);
  return rows;
}

std::string bar(std::size_t value, std::size_t largest, std::size_t width, bool blocks) {
  if (value == 0 || largest == 0 || width == 0) return "";
  const auto share = static_cast<double>(value) / static_cast<double>(largest);
  const auto parts = static_cast<double>(width) * (blocks ? 8 : 1);
  const auto filled = static_cast<std::size_t>(std::max(1L, std::lround(share * parts)));
  if (!blocks) return std::string(filled, '#');
  static constexpr std::array<const char*, 8> eighths = {"", "▏", "▎", "▍", "▌", "▋", "▊", "▉"};
  std::string drawn;
  for (std::size_t i = 0; i < filled / 8; ++i) drawn += "█";
  return drawn + eighths[filled % 8];
}

void print_timeline(std::ostream& out, const std::vector<ChartRow>& rows, const Look& look,
                    bool blocks) {
  StyledWriter writer(out, look.color);
  const auto columns = columns_of(rows);
  const auto room = room_for_bar(columns.label + columns.passages + 2 * gap.size(), look);
  for (const auto& row : rows) {
    writer.styled(look.theme.date, left(row.label, columns.label));
    writer.plain(gap);
    writer.styled(look.theme.number, right(std::to_string(row.passages), columns.passages));
    print_bar(writer, row, columns.largest, room, look, blocks);
  }
}

void print_sources(std::ostream& out, const std::vector<Count>& sources, const Look& look,
                   bool blocks) {
  static constexpr std::string_view cut_mark = "…";
  std::vector<ChartRow> rows;
  const auto max_label = std::max<std::size_t>(std::min(look.width, max_width) / 2, 8);
  for (const auto& count : sources) {
    auto name = visible(count.key.empty() ? without_source : count.key);
    if (display_width(name) > max_label) {
      name = std::string(fitting(name, max_label - 1)).append(cut_mark);
    }
    rows.push_back({std::move(name), count.passages, count.articles});
  }
  const std::string of_source = "source";
  const std::string of_passages = "passages";
  const std::string of_articles = "articles";
  auto columns = columns_of(rows);
  columns.label = std::max(columns.label, of_source.size());
  columns.passages = std::max(columns.passages, of_passages.size());
  columns.articles = std::max(columns.articles, of_articles.size());
  const auto room =
      room_for_bar(columns.label + columns.passages + columns.articles + 3 * gap.size(), look);
  StyledWriter writer(out, look.color);
  const auto line = [&](const std::string& name, const std::string& passages,
                        const std::string& articles) {
    return left(name, columns.label).append(gap) + right(passages, columns.passages).append(gap) +
           right(articles, columns.articles);
  };
  writer.styled(look.theme.context, line(of_source, of_passages, of_articles));
  writer.plain("\n");
  for (const auto& row : rows) {
    writer.plain(line(row.label, std::to_string(row.passages), std::to_string(row.articles)));
    print_bar(writer, row, columns.largest, room, look, blocks);
  }
}

}  // namespace newsgrep::cli
