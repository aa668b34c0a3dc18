#include "corpus/date.hpp"

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <iterator>
#include <optional>
#include <utility>
#include <vector>

#include "corpus/clean_text.hpp"
#include "text/character_properties.hpp"
#include "text/day.hpp"
#include "text/utf8.hpp"

namespace newsgrep::corpus {
namespace {

namespace chrono = std::chrono;

struct Month {
  std::string_view name;
  int number;
};
// Full names in English, German, French, Spanish, Italian, Portuguese and Dutch. An English name
// may also be cut to three letters or more, with or without a full stop.
constexpr Month months[] = {
    {"january", 1},    {"february", 2},  {"march", 3},      {"april", 4},      {"may", 5},
    {"june", 6},       {"july", 7},      {"august", 8},     {"september", 9},  {"october", 10},
    {"november", 11},  {"december", 12}, {"januar", 1},     {"jänner", 1},     {"februar", 2},
    {"märz", 3},       {"mai", 5},       {"juni", 6},       {"juli", 7},       {"oktober", 10},
    {"dezember", 12},  {"janvier", 1},   {"février", 2},    {"mars", 3},       {"avril", 4},
    {"juin", 6},       {"juillet", 7},   {"août", 8},       {"septembre", 9},  {"octobre", 10},
    {"novembre", 11},  {"décembre", 12}, {"enero", 1},      {"febrero", 2},    {"marzo", 3},
    {"abril", 4},      {"mayo", 5},      {"junio", 6},      {"julio", 7},      {"agosto", 8},
    {"septiembre", 9}, {"octubre", 10},  {"noviembre", 11}, {"diciembre", 12}, {"gennaio", 1},
    {"febbraio", 2},   {"aprile", 4},    {"maggio", 5},     {"giugno", 6},     {"luglio", 7},
    {"settembre", 9},  {"ottobre", 10},  {"dicembre", 12},  {"janeiro", 1},    {"fevereiro", 2},
    {"março", 3},      {"maio", 5},      {"junho", 6},      {"julho", 7},      {"setembro", 9},
    {"outubro", 10},   {"novembro", 11}, {"dezembro", 12},  {"januari", 1},    {"februari", 2},
    {"maart", 3},      {"mei", 5},       {"augustus", 8},   {"sept", 9}};

constexpr std::string_view weekdays[] = {
    "monday", "tuesday",   "wednesday", "thursday", "friday",     "saturday", "sunday",   "mon",
    "tue",    "tues",      "wed",       "thu",      "thur",       "thurs",    "fri",      "sat",
    "sun",    "montag",    "dienstag",  "mittwoch", "donnerstag", "freitag",  "samstag",  "sonntag",
    "lundi",  "mardi",     "mercredi",  "jeudi",    "vendredi",   "samedi",   "dimanche", "lunes",
    "martes", "miércoles", "jueves",    "viernes",  "sábado",     "domingo"};

/// Words between the parts of a date that add nothing to it.
constexpr std::string_view fillers[] = {"at",  "on", "of",  "the", "de",
                                        "del", "um", "uhr", "à",   "den"};

constexpr std::string_view no_offset = "";
struct TimeZone {
  std::string_view name;
  std::string_view offset;
};
constexpr TimeZone time_zones[] = {
    {"z", "Z"},
    {"utc", "Z"},
    {"gmt", "Z"},
    {"est", "-05:00"},
    {"edt", "-04:00"},
    {"cst", "-06:00"},
    {"cdt", "-05:00"},
    {"mst", "-07:00"},
    {"mdt", "-06:00"},
    {"pst", "-08:00"},
    {"pdt", "-07:00"},
    {"cet", "+01:00"},
    {"cest", "+02:00"},
    {"eet", "+02:00"},
    {"eest", "+03:00"},
    {"msk", "+03:00"},
    {"jst", "+09:00"},
    // Several zones share these names; only the local time is certain.
    {"et", no_offset},
    {"ct", no_offset},
    {"mt", no_offset},
    {"pt", no_offset},
    {"bst", no_offset},
    {"ist", no_offset}};

template <typename Table>
const auto* find_name(const Table& table, std::string_view name) {
  const auto* found = std::find_if(std::begin(table), std::end(table),
                                   [&](const auto& row) { return row.name == name; });
  return found == std::end(table) ? nullptr : found;
}

int month_number(std::string_view word) {
  if (const auto* month = find_name(months, word)) return month->number;
  if (word.size() < 3) return 0;
  const auto* const english_end = std::begin(months) + 12;
  const auto* found = std::find_if(std::begin(months), english_end,
                                   [&](const Month& m) { return m.name.starts_with(word); });
  return found == english_end ? 0 : found->number;
}

/// Returns `05:30`.
std::string hours_and_minutes(int hours, int minutes) {
  constexpr std::size_t size = 5;
  return text::clock_time(chrono::hours(hours) + chrono::minutes(minutes)).substr(0, size);
}

/// The parts of a date and time that were found so far; -1 for the others.
struct Parts {
  int year = -1, month = -1, day = -1;
  int hour = -1, minute = 0, second = 0;
  std::optional<std::string> zone;

  bool has_day() const { return year >= 0 && month >= 0 && day >= 0; }

  std::string iso() const {
    const auto date = chrono::year(year) / month / day;
    if (!date.ok() || date < text::first_day || date > text::last_day) return {};
    if (hour < 0) return text::to_string(date);
    if (hour > 23 || minute > 59 || second > 59) return {};
    const auto time = chrono::hours(hour) + chrono::minutes(minute) + chrono::seconds(second);
    return text::to_string(date) + 'T' + text::clock_time(time) + zone.value_or("");
  }
};

struct DateToken {
  enum class Kind { number, word, sign };
  Kind kind = Kind::sign;
  std::string text;  // as folded: a word has no capitals
  bool space_before = false;
  int value = -1;  // of a number of at most eight digits; else -1
  std::size_t digits = 0;
};

bool is_western_digit(std::int32_t c) {
  return c >= '0' && c <= '9';
}

std::vector<DateToken> tokens_of(std::string_view text) {
  std::vector<DateToken> tokens;
  bool space = false;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    std::int32_t c = text::next_code_point(text, at);
    if (c == ' ') {
      space = true;
      continue;
    }
    DateToken token;
    token.space_before = std::exchange(space, false);
    const bool number = is_western_digit(c);
    if (number || text::is_letter(c)) {
      token.kind = number ? DateToken::Kind::number : DateToken::Kind::word;
      while (at < text.size()) {
        const std::size_t before = at;
        c = text::next_code_point(text, at);
        if (number ? !is_western_digit(c) : !text::is_letter(c)) {
          at = before;
          break;
        }
      }
    }
    token.text = text.substr(begin, at - begin);
    if (number) {
      token.digits = token.text.size();
      if (token.digits <= 8) token.value = std::stoi(token.text);
    }
    tokens.push_back(std::move(token));
  }
  return tokens;
}

/// Returns 2025年3月13日 as 2025-3-13.
std::string spell_out_cjk(std::string text) {
  constexpr std::pair<std::string_view, std::string_view> parts[] = {
      {"年", "-"}, {"月", "-"}, {"日", " "}};
  for (const auto& [part, sign] : parts) {
    if (const auto at = text.find(part); at != std::string::npos) {
      text.replace(at, part.size(), sign);
    }
  }
  return text;
}

/// Reads the tokens of one date from left to right. Date, time and zone may have any order.
class DateParser {
 public:
  explicit DateParser(std::vector<DateToken> tokens) : tokens_(std::move(tokens)) {}

  std::string parse() {
    while (at_ < tokens_.size()) {
      if (!(take_numeric_date() || take_time() || take_zone() || take_written_part())) return {};
    }
    if (!loose_.empty() || contradictory_) return {};
    return parts_.has_day() ? parts_.iso() : std::string();
  }

 private:
  const DateToken* peek(std::size_t ahead = 0) const {
    return at_ + ahead < tokens_.size() ? &tokens_[at_ + ahead] : nullptr;
  }
  bool number_at(std::size_t ahead, std::size_t min_digits, std::size_t max_digits) const {
    const auto* token = peek(ahead);
    return token && token->kind == DateToken::Kind::number && token->digits >= min_digits &&
           token->digits <= max_digits;
  }
  bool sign_at(std::size_t ahead, std::string_view signs) const {
    const auto* token = peek(ahead);
    return token && token->kind == DateToken::Kind::sign && token->text.size() == 1 &&
           signs.find(token->text[0]) != std::string_view::npos;
  }
  bool word_at(std::size_t ahead, std::string_view word) const {
    const auto* token = peek(ahead);
    return token && token->kind == DateToken::Kind::word && token->text == word;
  }
  int value(std::size_t ahead) const { return tokens_[at_ + ahead].value; }

  void set_day(int year, int month, int day) {
    parts_.year = year;
    parts_.month = month;
    parts_.day = day;
  }

  /// Takes 2025-03-13, 2025/3/13, 20250313, 13.03.2025, 13/03/2025.
  bool take_numeric_date() {
    if (parts_.has_day()) return false;
    if (number_at(0, 8, 8)) {
      set_day(value(0) / 10000, value(0) / 100 % 100, value(0) % 100);
      ++at_;
      take_time_mark();
      return true;
    }
    if (!sign_at(1, "-/.") || !sign_at(3, "-/.") ||
        tokens_[at_ + 1].text != tokens_[at_ + 3].text) {
      return false;
    }
    if (number_at(0, 4, 4) && number_at(2, 1, 2) && number_at(4, 1, 2)) {
      set_day(value(0), value(2), value(4));
      at_ += 5;
      take_time_mark();
      return true;
    }
    if (number_at(0, 1, 2) && number_at(2, 1, 2) && number_at(4, 4, 4)) {
      const int first = value(0);
      const int second = value(2);
      const bool dotted = sign_at(1, ".");
      if (dotted || first > 12 || first == second) {
        set_day(value(4), second, first);
      } else if (second > 12) {
        set_day(value(4), first, second);
      } else {
        return false;  // 03/04/2025 may be of March or of April
      }
      at_ += 5;
      return true;
    }
    return false;
  }

  void take_time_mark() {
    if (word_at(0, "t") && number_at(1, 2, 6)) ++at_;
  }

  /// Takes 09:12, 09:12:00.123, 9.12 pm, 9 a.m., and 0912 after a T.
  bool take_time() {
    if (parts_.hour >= 0) return false;
    const bool marked =
        at_ > 0 && tokens_[at_ - 1].kind == DateToken::Kind::word && tokens_[at_ - 1].text == "t";
    int hour = -1;
    int minute = 0;
    int second = 0;
    std::size_t used = 0;
    bool needs_half = false;
    if (marked && (number_at(0, 4, 4) || number_at(0, 6, 6))) {
      const int digits = tokens_[at_].digits == 4 ? value(0) * 100 : value(0);
      hour = digits / 10000;
      minute = digits / 100 % 100;
      second = digits % 100;
      used = 1;
    } else if (number_at(0, 1, 2) && sign_at(1, ":") && number_at(2, 2, 2)) {
      hour = value(0);
      minute = value(2);
      used = 3;
      if (sign_at(3, ":") && number_at(4, 2, 2)) {
        second = value(4);
        used = 5;
        if (sign_at(5, ".,") && number_at(6, 1, 9) && !tokens_[at_ + 6].space_before) used = 7;
      }
    } else if (number_at(0, 1, 2)) {
      hour = value(0);
      used = 1;
      needs_half = true;
      if (sign_at(1, ".") && number_at(2, 2, 2)) {
        minute = value(2);
        used = 3;
      }
    } else {
      return false;
    }
    const std::size_t before = at_;
    at_ += used;
    if (const int half = take_half_of_day(); half >= 0) {
      if (hour < 1 || hour > 12) return refuse(before);
      hour = hour % 12 + 12 * half;
    } else if (needs_half) {
      return refuse(before);
    }
    parts_.hour = hour;
    parts_.minute = minute;
    parts_.second = second;
    return true;
  }

  bool refuse(std::size_t before) {
    at_ = before;
    return false;
  }

  /// Takes the half of the day: returns 0 for `am` and `a.m.`, 1 for `pm`, -1 if there is none.
  int take_half_of_day() {
    for (const int half : {0, 1}) {
      const std::string_view letter = half == 0 ? "a" : "p";
      if (word_at(0, half == 0 ? "am" : "pm")) {
        ++at_;
        return half;
      }
      if (word_at(0, letter) && sign_at(1, ".") && word_at(2, "m")) {
        at_ += sign_at(3, ".") ? 4 : 3;
        return half;
      }
    }
    return -1;
  }

  /// Takes Z, GMT, EST, +03:00, -0500, +3 or GMT+3, but only after a time.
  bool take_zone() {
    if (parts_.hour < 0) return false;
    const auto* token = peek();
    if (token->kind == DateToken::Kind::word && !parts_.zone) {
      const auto* zone = find_name(time_zones, token->text);
      if (!zone) return false;
      parts_.zone = std::string(zone->offset);
      ++at_;
      return true;
    }
    const bool after_universal = parts_.zone == "Z";
    if (!sign_at(0, "+-") || (parts_.zone && !after_universal)) return false;
    int hours = 0;
    int minutes = 0;
    std::size_t used = 0;
    if (number_at(1, 4, 4)) {
      hours = value(1) / 100;
      minutes = value(1) % 100;
      used = 2;
    } else if (number_at(1, 1, 2) && !tokens_[at_ + 1].space_before) {
      hours = value(1);
      used = 2;
      if (sign_at(2, ":") && number_at(3, 2, 2)) {
        minutes = value(3);
        used = 4;
      }
    } else {
      return false;
    }
    if (hours > 14 || minutes > 59) return false;
    parts_.zone =
        hours == 0 && minutes == 0 ? "Z" : tokens_[at_].text + hours_and_minutes(hours, minutes);
    at_ += used;
    return true;
  }

  /// Takes March, 13, 13th, 2025, Thursday, a comma or a filler.
  bool take_written_part() {
    const DateToken& token = *peek();
    if (token.kind == DateToken::Kind::sign) {
      if (token.text != "," && token.text != "." && token.text != "-" && token.text != "|" &&
          token.text != "(" && token.text != ")" && token.text != "–" && token.text != "·" &&
          token.text != "•") {
        return false;
      }
      ++at_;
      return true;
    }
    if (token.kind == DateToken::Kind::word) {
      if (const int month = month_number(token.text); month > 0 && parts_.month < 0) {
        parts_.month = month;
        ++at_;
        resolve();
        return true;
      }
      if (std::find(std::begin(weekdays), std::end(weekdays), token.text) == std::end(weekdays) &&
          std::find(std::begin(fillers), std::end(fillers), token.text) == std::end(fillers)) {
        return false;
      }
      ++at_;
      return true;
    }
    if (parts_.has_day() || token.value < 0 || token.digits == 3 || token.digits > 4) return false;
    loose_.push_back(token);
    ++at_;
    if (token.digits <= 2) {
      const auto* suffix = peek();
      if (suffix && suffix->kind == DateToken::Kind::word && !suffix->space_before &&
          (suffix->text == "st" || suffix->text == "nd" || suffix->text == "rd" ||
           suffix->text == "th" || suffix->text == "er")) {
        ++at_;
      }
    }
    resolve();
    return true;
  }

  /// Once the month is known by its name, takes four digits for the year and fewer for the day.
  void resolve() {
    if (parts_.month < 0) return;
    for (const auto& token : loose_) {
      int& part = token.digits == 4 ? parts_.year : parts_.day;
      contradictory_ |= part >= 0;
      part = token.value;
    }
    loose_.clear();
  }

  std::vector<DateToken> tokens_;
  std::size_t at_ = 0;
  Parts parts_;
  bool contradictory_ = false;
  std::vector<DateToken> loose_;  // numbers before the name of the month is known
};

}  // namespace

std::string parse_date(std::string_view text) {
  constexpr std::size_t max_date_bytes = 100;
  if (text.size() > max_date_bytes) return {};
  return DateParser(tokens_of(spell_out_cjk(fold(clean_text(text))))).parse();
}

std::string date_from_unix_time(std::int64_t seconds) {
  constexpr std::int64_t year_5000 = 95'617'584'000;
  if (seconds > year_5000 || seconds < -year_5000) seconds /= 1000;
  if (seconds == 0 || seconds > year_5000 || seconds < -year_5000) return {};
  const chrono::sys_seconds time{chrono::seconds(seconds)};
  const auto day = chrono::floor<chrono::days>(time);
  if (day < text::first_day || day > text::last_day) return {};
  return text::to_string(day) + 'T' + text::clock_time(time - day) + 'Z';
}

}  // namespace newsgrep::corpus
