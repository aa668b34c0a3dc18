#include "text/day.hpp"

#include "text/ascii.hpp"

namespace newsgrep::text {
namespace {

namespace chrono = std::chrono;

/// Takes the parts of a date from the start of a text.
class DateScanner {
 public:
  explicit DateScanner(std::string_view text) : text_(text) {}

  bool at_end() const { return text_.empty(); }

  /// Takes the next character if it is one of `signs`; returns it, or a zero byte.
  char take_one_of(std::string_view signs) {
    if (text_.empty() || signs.find(text_.front()) == std::string_view::npos) return '\0';
    const char sign = text_.front();
    text_.remove_prefix(1);
    return sign;
  }

  /// Takes a number of exactly `digits` digits; nothing if the text does not go on with them.
  std::optional<int> take_number(std::size_t digits) {
    if (text_.size() < digits) return std::nullopt;
    int number = 0;
    for (const char c : text_.substr(0, digits)) {
      if (!is_ascii_digit(c)) return std::nullopt;
      number = number * 10 + (c - '0');
    }
    text_.remove_prefix(digits);
    return number;
  }

  std::optional<int> take_number(std::size_t digits, int max) {
    const auto number = take_number(digits);
    return number && *number <= max ? number : std::nullopt;
  }

 private:
  std::string_view text_;
};

std::optional<Day> take_day(DateScanner& scanner) {
  const auto year = scanner.take_number(4);
  if (!year || !scanner.take_one_of("-")) return std::nullopt;
  const auto month = scanner.take_number(2);
  if (!month || !scanner.take_one_of("-")) return std::nullopt;
  const auto day = scanner.take_number(2);
  if (!day) return std::nullopt;
  const auto date = chrono::year(*year) / *month / *day;
  if (!date.ok()) return std::nullopt;
  return Day(date);
}

std::optional<chrono::seconds> take_time_of_day(DateScanner& scanner) {
  const auto hour = scanner.take_number(2, 23);
  if (!hour || !scanner.take_one_of(":")) return std::nullopt;
  const auto minute = scanner.take_number(2, 59);
  if (!minute || !scanner.take_one_of(":")) return std::nullopt;
  const auto second = scanner.take_number(2, 59);
  if (!second) return std::nullopt;
  return chrono::hours(*hour) + chrono::minutes(*minute) + chrono::seconds(*second);
}

/// Takes a zone; returns how far its clocks are ahead of UTC.
std::optional<chrono::minutes> take_zone(DateScanner& scanner) {
  if (scanner.at_end() || scanner.take_one_of("Z")) return chrono::minutes(0);
  const char sign = scanner.take_one_of("+-");
  if (!sign) return std::nullopt;
  const auto hours = scanner.take_number(2, 14);
  if (!hours || !scanner.take_one_of(":")) return std::nullopt;
  const auto minutes = scanner.take_number(2, 59);
  if (!minutes) return std::nullopt;
  const auto ahead = chrono::hours(*hours) + chrono::minutes(*minutes);
  return sign == '+' ? ahead : -ahead;
}

template <typename Number>
std::string two_digits(Number number) {
  return (number < 10 ? "0" : "") + std::to_string(number);
}

}  // namespace

std::optional<chrono::sys_seconds> parse_article_time(std::string_view date) {
  DateScanner scanner(date);
  const auto day = take_day(scanner);
  if (!day) return std::nullopt;
  chrono::sys_seconds time = *day;
  if (scanner.take_one_of("T")) {
    const auto time_of_day = take_time_of_day(scanner);
    if (!time_of_day) return std::nullopt;
    const auto zone = take_zone(scanner);
    if (!zone) return std::nullopt;
    time += *time_of_day - *zone;
  }
  const bool can_be_written = time >= first_day && time < last_day + chrono::days(1);
  return scanner.at_end() && can_be_written ? std::optional(time) : std::nullopt;
}

std::string to_string(Day day) {
  const chrono::year_month_day date(day);
  auto year = std::to_string(static_cast<int>(date.year()));
  if (year.size() < 4) year.insert(0, 4 - year.size(), '0');
  return year + '-' + two_digits(static_cast<unsigned>(date.month())) + '-' +
         two_digits(static_cast<unsigned>(date.day()));
}

std::string clock_time(chrono::seconds since_midnight) {
  const chrono::hh_mm_ss time(since_midnight);
  return two_digits(time.hours().count()) + ':' + two_digits(time.minutes().count()) + ':' +
         two_digits(time.seconds().count());
}

}  // namespace newsgrep::text
