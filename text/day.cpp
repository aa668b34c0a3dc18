#include "text/day.hpp"

#include "text/ascii.hpp"

namespace newsgrep::text {
namespace {

namespace chrono = std::chrono;

/// Reads a text from left to right, by what has to stand in it.
class Reader {
 public:
  explicit Reader(std::string_view text) : text_(text) {}

  bool at_end() const { return text_.empty(); }

  /// Whether one of `signs` stood here; if so, it is passed.
  char take_one_of(std::string_view signs) {
    if (text_.empty() || signs.find(text_.front()) == std::string_view::npos) return '\0';
    const char sign = text_.front();
    text_.remove_prefix(1);
    return sign;
  }

  /// The number of exactly so many digits that stands here.
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

std::optional<Day> take_day(Reader& reader) {
  const auto year = reader.take_number(4);
  if (!year || !reader.take_one_of("-")) return std::nullopt;
  const auto month = reader.take_number(2);
  if (!month || !reader.take_one_of("-")) return std::nullopt;
  const auto day = reader.take_number(2);
  if (!day) return std::nullopt;
  const auto date = chrono::year(*year) / *month / *day;
  if (!date.ok()) return std::nullopt;
  return Day(date);
}

std::optional<chrono::seconds> take_time_of_day(Reader& reader) {
  const auto hour = reader.take_number(2, 23);
  if (!hour || !reader.take_one_of(":")) return std::nullopt;
  const auto minute = reader.take_number(2, 59);
  if (!minute || !reader.take_one_of(":")) return std::nullopt;
  const auto second = reader.take_number(2, 59);
  if (!second) return std::nullopt;
  return chrono::hours(*hour) + chrono::minutes(*minute) + chrono::seconds(*second);
}

/// How far the clocks are ahead of UTC.
std::optional<chrono::minutes> take_zone(Reader& reader) {
  if (reader.at_end() || reader.take_one_of("Z")) return chrono::minutes(0);
  const char sign = reader.take_one_of("+-");
  if (!sign) return std::nullopt;
  const auto hours = reader.take_number(2, 14);
  if (!hours || !reader.take_one_of(":")) return std::nullopt;
  const auto minutes = reader.take_number(2, 59);
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
  Reader reader(date);
  const auto day = take_day(reader);
  if (!day) return std::nullopt;
  chrono::sys_seconds time = *day;
  if (reader.take_one_of("T")) {
    const auto time_of_day = take_time_of_day(reader);
    if (!time_of_day) return std::nullopt;
    const auto zone = take_zone(reader);
    if (!zone) return std::nullopt;
    time += *time_of_day - *zone;
  }
  const bool can_be_written = time >= first_day && time < last_day + chrono::days(1);
  return reader.at_end() && can_be_written ? std::optional(time) : std::nullopt;
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
