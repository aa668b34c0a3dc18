#include "searcher/query/date_range.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include "searcher/query/mistakes.hpp"
#include "text/ascii.hpp"

namespace newsgrep::query {
namespace {

namespace chrono = std::chrono;

bool all_digits(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), text::is_ascii_digit);
}

int number(std::string_view digits) {
  int value = 0;
  for (const char c : digits) value = value * 10 + (c - '0');
  return value;
}

/// Returns the day `date`, or the last day of its month if `date` does not exist.
text::Day day_of(chrono::year_month_day date) {
  return date.ok() ? text::Day(date) : text::Day(date.year() / date.month() / chrono::last);
}

/// Reads one value of a `date:` field.
class DateRangeParser {
 public:
  DateRangeParser(text::Day today, std::string& problem) : today_(today), problem_(problem) {}

  std::optional<text::DayRange> parse(std::string_view text) {
    if (const auto dots = text.find(".."); dots != std::string_view::npos) {
      return between(text.substr(0, dots), text.substr(dots + 2));
    }
    if (!text.empty() && (text[0] == '<' || text[0] == '>')) return compared(text);
    if (is_age(text)) return age(text);
    return date(text);
  }

 private:
  std::optional<text::DayRange> between(std::string_view begin, std::string_view end) {
    if (begin.empty() && end.empty()) return refuse("A date range needs a beginning or an end");
    text::DayRange range{text::first_day, text::last_day};
    if (!begin.empty()) {
      const auto from = date(begin);
      if (!from) return std::nullopt;
      range.first = from->first;
    }
    if (!end.empty()) {
      const auto to = date(end);
      if (!to) return std::nullopt;
      range.last = to->last;
    }
    if (range.last < range.first) {
      return refuse(quoted_briefly(end) + " is before " + quoted_briefly(begin));
    }
    return range;
  }

  std::optional<text::DayRange> compared(std::string_view text) {
    const bool later = text[0] == '>';
    const bool inclusive = text.substr(1).starts_with('=');
    const auto bound = text.substr(inclusive ? 2 : 1);
    const auto days = date(bound);
    if (!days) return std::nullopt;
    if (inclusive)
      return later ? text::DayRange{days->first, text::last_day}
                   : text::DayRange{text::first_day, days->last};
    const auto range = later ? text::DayRange{days->last + chrono::days(1), text::last_day}
                             : text::DayRange{text::first_day, days->first - chrono::days(1)};
    if (range.last < range.first) return refuse_year(text);
    return range;
  }

  static bool is_age(std::string_view text) {
    return text.size() >= 2 &&
           std::string_view("dwmy").find(text.back()) != std::string_view::npos &&
           all_digits(text.substr(0, text.size() - 1));
  }

  std::optional<text::DayRange> age(std::string_view text) {
    auto digits = text.substr(0, text.size() - 1);
    digits.remove_prefix(std::min(digits.find_first_not_of('0'), digits.size()));
    constexpr std::size_t max_digits = 7;  // Enough for the days since the year 1000.
    if (digits.size() > max_digits) return refuse_year(text);
    const int count = number(digits);
    const auto first = before_today(count, text.back());
    if (!first || *first < text::first_day) return refuse_year(text);
    return text::DayRange{*first, today_};
  }

  std::optional<text::Day> before_today(int count, char unit) const {
    if (unit == 'd') return today_ - chrono::days(count);
    if (unit == 'w') return today_ - chrono::weeks(count);
    constexpr int max_months = 12 * 9999;  // The last year of std::chrono comes soon after.
    const chrono::months months(unit == 'y' ? 12LL * count : count);
    if (months > chrono::months(max_months)) return std::nullopt;
    return day_of(chrono::year_month_day(today_) - months);
  }

  std::optional<text::DayRange> date(std::string_view text) {
    if (text == "today") return text::DayRange{today_, today_};
    if (text == "yesterday")
      return text::DayRange{today_ - chrono::days(1), today_ - chrono::days(1)};
    constexpr std::size_t year_size = 4;
    constexpr std::size_t month_size = 7;
    constexpr std::size_t day_size = 10;
    const bool has_month = text.size() >= month_size;
    const bool has_day = text.size() == day_size;
    if (text.size() != year_size && text.size() != month_size && !has_day) {
      return refuse_date(text);
    }
    if (!all_digits(text.substr(0, 4)) ||
        (has_month && (text[4] != '-' || !all_digits(text.substr(5, 2)))) ||
        (has_day && (text[7] != '-' || !all_digits(text.substr(8, 2))))) {
      return refuse_date(text);
    }
    const chrono::year year(number(text.substr(0, 4)));
    if (year < chrono::year(1000)) return refuse_year(text);
    if (!has_month) return text::DayRange{year / 1 / 1, year / 12 / 31};
    const auto month = year / number(text.substr(5, 2));
    if (!month.ok()) return refuse_date(text);
    if (!has_day) return text::DayRange{month / 1, month / chrono::last};
    const auto day = month / number(text.substr(8, 2));
    if (!day.ok()) return refuse(std::string(text) + " does not exist");
    return text::DayRange{day, day};
  }

  std::nullopt_t refuse(std::string problem) {
    problem_ = std::move(problem);
    return std::nullopt;
  }

  std::nullopt_t refuse_date(std::string_view text) {
    if (text.empty()) return refuse("A date is missing");
    return refuse(quoted_briefly(text) + " is not a date");
  }

  std::nullopt_t refuse_year(std::string_view text) {
    return refuse(quoted_briefly(text) + " is outside the years 1000 to 9999");
  }

  text::Day today_;
  std::string& problem_;
};

}  // namespace

std::optional<text::DayRange> parse_date_range(std::string_view text, text::Day today,
                                               std::string& problem) {
  return DateRangeParser(today, problem).parse(text);
}

}  // namespace newsgrep::query
