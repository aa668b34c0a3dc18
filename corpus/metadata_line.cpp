#include "corpus/metadata_line.hpp"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <utility>

#include "corpus/clean_text.hpp"
#include "corpus/date.hpp"
#include "corpus/line_shape.hpp"
#include "text/ascii.hpp"
#include "text/character_properties.hpp"
#include "text/utf8.hpp"

namespace newsgrep::corpus {
namespace {

constexpr std::size_t max_line_bytes = 300;

constexpr std::string_view agencies[] = {"reuters",
                                         "thomson reuters",
                                         "ap",
                                         "associated press",
                                         "the associated press",
                                         "afp",
                                         "agence france-presse",
                                         "upi",
                                         "united press international",
                                         "dpa",
                                         "ansa",
                                         "efe",
                                         "pti",
                                         "ani",
                                         "ians",
                                         "uni",
                                         "tass",
                                         "itar-tass",
                                         "ria novosti",
                                         "interfax",
                                         "ukrinform",
                                         "xinhua",
                                         "kyodo",
                                         "kyodo news",
                                         "yonhap",
                                         "bernama",
                                         "antara",
                                         "anadolu agency",
                                         "anadolu",
                                         "bloomberg",
                                         "bloomberg news",
                                         "cnn",
                                         "bbc",
                                         "bbc news",
                                         "pa",
                                         "pa media",
                                         "press association",
                                         "dw",
                                         "rfe/rl",
                                         "al jazeera",
                                         "the canadian press",
                                         "canadian press",
                                         "agencies",
                                         "news agencies",
                                         "sputnik",
                                         "unian",
                                         "belga",
                                         "apa",
                                         "ntb",
                                         "tt",
                                         "ritzau",
                                         "stt",
                                         "lusa",
                                         "irna",
                                         "sana",
                                         "wafa",
                                         "cna",
                                         "nyt",
                                         "the new york times",
                                         "the guardian",
                                         "the washington post"};

/// Short words in capitals above an article that are nobody's initials.
constexpr std::string_view not_initials[] = {"us", "uk",  "eu",  "un",  "usa", "uae", "tv",  "ad",
                                             "ok", "faq", "new", "pm",  "am",  "top", "rss", "app",
                                             "ai", "it",  "no",  "war", "oil", "art", "diy", "q&a"};

/// Last words of roles, which stand after the name in a byline.
constexpr std::string_view roles[] = {
    "reporter", "correspondent", "editor",    "writer",     "staff",       "desk",    "bureau",
    "analyst",  "author",        "columnist", "journalist", "contributor", "producer"};

/// Last words of names that only outlets have.
constexpr std::string_view outlet_words[] = {"wire",  "news",    "press",     "agency",  "times",
                                             "post",  "tribune", "gazette",   "herald",  "journal",
                                             "daily", "media",   "newspaper", "agencies"};

enum class Label { source, date, updated, author, url, ignored };
struct LabelName {
  std::string_view name;
  Label label;
};
constexpr LabelName labels[] = {{"source", Label::source},
                                {"time", Label::date},
                                {"date", Label::date},
                                {"published", Label::date},
                                {"published on", Label::date},
                                {"published at", Label::date},
                                {"publish time", Label::date},
                                {"publish date", Label::date},
                                {"publication date", Label::date},
                                {"release time", Label::date},
                                {"first published", Label::date},
                                {"posted", Label::date},
                                {"posted on", Label::date},
                                {"posted at", Label::date},
                                {"issued", Label::date},
                                {"created", Label::date},
                                {"updated", Label::updated},
                                {"updated on", Label::updated},
                                {"updated at", Label::updated},
                                {"last updated", Label::updated},
                                {"last update", Label::updated},
                                {"last modified", Label::updated},
                                {"modified", Label::updated},
                                {"author", Label::author},
                                {"authors", Label::author},
                                {"by", Label::author},
                                {"byline", Label::author},
                                {"written by", Label::author},
                                {"reporter", Label::author},
                                {"editor", Label::ignored},
                                {"edited by", Label::ignored},
                                {"url", Label::url},
                                {"link", Label::url},
                                {"original url", Label::url}};

/// Words before a date without a colon.
constexpr std::string_view date_prefixes[] = {
    "published on ",    "published at ", "published ",        "first published on ",
    "first published ", "posted on ",    "posted at ",        "posted ",
    "updated on ",      "updated at ",   "updated ",          "last updated on ",
    "last updated at ", "last updated ", "last modified on ", "modified ",
    "issued on ",       "issued ",       "created on ",       "date "};

template <typename Table>
bool contains(const Table& table, std::string_view name) {
  return std::find(std::begin(table), std::end(table), name) != std::end(table);
}

std::string_view without_brackets(std::string_view text) {
  text = text::trim(text);
  while (text.size() > 1 && ((text.front() == '(' && text.back() == ')') ||
                             (text.front() == '[' && text.back() == ']'))) {
    text = text::trim(text.substr(1, text.size() - 2));
  }
  return text;
}

/// Cuts `text` at every separator; returns the parts that are not empty, trimmed.
std::vector<std::string_view> split_at(std::string_view text,
                                       const std::vector<std::string_view>& separators) {
  std::vector<std::string_view> parts;
  while (true) {
    std::size_t cut = std::string_view::npos;
    std::size_t length = 0;
    for (const auto separator : separators) {
      const auto at = text.find(separator);
      if (at < cut) {
        cut = at;
        length = separator.size();
      }
    }
    const auto part = text::trim(text.substr(0, cut));
    if (!part.empty()) parts.push_back(part);
    if (cut == std::string_view::npos) return parts;
    text.remove_prefix(cut + length);
  }
}

struct FoundDate {
  std::string iso;
  bool updated = false;
};

FoundDate date_in(std::string_view text) {
  text = without_brackets(text);
  if (text.size() > 100) return {};
  FoundDate found;
  std::string lower = fold(text);
  for (const auto prefix : date_prefixes) {
    if (!lower.starts_with(prefix)) continue;
    found.updated = prefix.find("dated") != std::string_view::npos ||
                    prefix.find("modified") != std::string_view::npos;
    lower.erase(0, prefix.size());
    break;
  }
  found.iso = parse_date(lower);
  return found;
}

void set_date(const FoundDate& date, Article& article) {
  // The date of publication counts; the date of an update only while no other is known.
  if (article.date.empty()) article.date = date.iso;
}

void set_if_empty(std::string& field, std::string_view value) {
  if (field.empty()) field = value;
}

/// Returns whether a label may have this value: it is short.
bool is_label_value(std::string_view value) {
  return value.size() <= 120 && count_words(value) <= 12;
}

struct Labelled {
  Label label;
  std::string_view value;
};

/// Returns the labels of a line with their values; none if the line does not start with a label.
std::vector<Labelled> read_labels(std::string_view line) {
  struct Mark {
    std::size_t begin, end;
    Label label;
  };
  std::vector<Mark> marks;
  for (std::size_t word = 0; word < line.size();) {
    // The longest label that starts at this word counts.
    const LabelName* best = nullptr;
    std::size_t best_end = 0;
    for (const auto& row : labels) {
      if (text::to_ascii_lower(line.substr(word, row.name.size())) != row.name) continue;
      auto end = word + row.name.size();
      while (end < line.size() && line[end] == ' ') ++end;
      const auto rest = line.substr(end);
      const std::size_t colon = rest.starts_with(':') ? 1 : rest.starts_with("：") ? 3 : 0;
      if (colon == 0 || (best && best->name.size() > row.name.size())) continue;
      best = &row;
      best_end = end + colon;
    }
    if (best) marks.push_back({word, best_end, best->label});
    if (!best && marks.empty()) return {};
    const auto space = line.find(' ', best ? best_end : word);
    if (space == std::string_view::npos) break;
    word = space + 1;
  }
  std::vector<Labelled> found;
  for (std::size_t i = 0; i < marks.size(); ++i) {
    const auto end = i + 1 < marks.size() ? marks[i + 1].begin : line.size();
    auto value = text::trim(line.substr(marks[i].end, end - marks[i].end));
    while (value.ends_with('|') || value.ends_with(',') || value.ends_with(';')) {
      value = text::trim(value.substr(0, value.size() - 1));
    }
    found.push_back({marks[i].label, value});
  }
  return found;
}

bool take_labels(std::string_view line, Article& article) {
  const auto found = read_labels(line);
  if (found.empty()) return false;
  for (const auto& [label, value] : found) {
    if (!is_label_value(value)) return false;
    const bool needs_date = label == Label::date || label == Label::updated;
    if (needs_date && !value.empty() && date_in(value).iso.empty()) return false;
    if (label == Label::url && value.find(' ') != std::string_view::npos) return false;
    if (label != Label::url && ending_of(value) == Ending::sentence && !needs_date) return false;
  }
  // A date of publication goes before a date of an update.
  for (const auto& [label, value] : found) {
    if (label == Label::date) set_date(date_in(value), article);
  }
  for (const auto& [label, value] : found) {
    switch (label) {
      case Label::updated:
        set_date(date_in(value), article);
        break;
      case Label::source:
        set_if_empty(article.source, value);
        break;
      case Label::author:
        add_authors(value, article.authors);
        break;
      case Label::url:
        set_if_empty(article.url, value);
        break;
      case Label::date:
      case Label::ignored:
        break;
    }
  }
  return true;
}

bool is_initials(std::string_view text) {
  return text.size() >= 2 && text.size() <= 3 &&
         !contains(not_initials, text::to_ascii_lower(text)) &&
         std::all_of(text.begin(), text.end(), text::is_ascii_upper);
}

bool is_reading_time(std::string_view folded) {
  return !folded.empty() && text::is_ascii_digit(folded[0]) &&
         (folded.ends_with(" min read") || folded.ends_with(" minute read") ||
          folded.ends_with(" minutes read") || folded.ends_with(" mins read"));
}

/// Returns what comes after `By `; empty if the line starts otherwise.
std::string_view after_by(std::string_view text) {
  const auto lower = text::to_ascii_lower(text.substr(0, 12));
  for (const std::string_view prefix :
       {"by ", "written by ", "story by ", "words by ", "von ", "par ", "por "}) {
    if (lower.starts_with(prefix)) return text::trim(text.substr(prefix.size()));
  }
  return {};
}

bool is_name_list(std::string_view text, bool single_names) {
  const auto names = split_at(text, {", ", " and ", " & ", " und ", " et "});
  return !names.empty() && std::all_of(names.begin(), names.end(), [&](std::string_view name) {
    if (is_person_name(name) || is_agency(name)) return true;
    // `By Ahmad`, and roles or places after a name: `Senior Correspondent`, `Moscow`.
    return single_names && count_words(name) <= 3 && text::is_upper(text::first_code_point(name)) &&
           ending_of(name) == Ending::none;
  });
}

bool is_outlet(std::string_view name) {
  const auto space = name.rfind(' ');
  return is_agency(name) || (space != std::string_view::npos &&
                             contains(outlet_words, text::to_ascii_lower(name.substr(space + 1))));
}

bool is_role(std::string_view name) {
  return contains(roles, text::to_ascii_lower(name.substr(name.rfind(' ') + 1)));
}

/// Returns whether `text` may be the mark of an agency that is not in the list: `northline`.
bool is_wire_mark(std::string_view text) {
  return text.size() >= 3 && text.size() <= 24 && count_words(text) <= 2 &&
         std::all_of(text.begin(), text.end(),
                     [](char c) { return text::is_ascii_lower(c) || c == ' '; });
}

/// Takes a byline whose parts are names, agencies, dates and reading times, with bars or dots
/// between.
bool take_byline(std::string_view line, Article& article) {
  const auto parts = split_at(line, {" | ", "|", " • ", " · ", " – ", " — ", " - "});
  std::string_view names;
  std::string_view agency;
  FoundDate date;
  bool has_by = false;
  for (const auto part : parts) {
    if (auto found = date_in(part); !found.iso.empty()) {
      if (date.iso.empty() || date.updated) date = std::move(found);
    } else if (is_agency(part)) {
      agency = part;
    } else if (const auto by = after_by(part); !by.empty() && is_name_list(by, true)) {
      names = by;
      has_by = true;
    } else if (names.empty() && is_name_list(part, false)) {
      names = part;
    } else if (!is_reading_time(fold(part))) {
      return false;
    }
  }
  // A bare name may be a heading; `By`, a date or an agency beside it makes it a byline.
  if (!has_by && date.iso.empty() && agency.empty()) return false;
  set_date(date, article);
  if (!agency.empty()) set_if_empty(article.source, without_brackets(agency));
  if (!names.empty()) {
    for (const auto name : split_at(names, {", ", " and ", " & "})) {
      if (is_outlet(name)) set_if_empty(article.source, name);
    }
    add_authors(names, article.authors);
  }
  return true;
}

/// Takes `(Reporting by Jane Doe; Editing by John Roe)`.
bool take_credits(std::string_view line, Article& article) {
  auto text = without_brackets(line);
  if (text.ends_with('.')) text.remove_suffix(1);
  const auto lower = text::to_ascii_lower(text);
  for (const std::string_view prefix :
       {"reporting by ", "additional reporting by ", "writing by ", "editing by "}) {
    if (!lower.starts_with(prefix)) continue;
    if (prefix == "reporting by " && article.authors.empty()) {
      auto names = text.substr(prefix.size());
      names = names.substr(0, names.find(';'));
      for (const auto name : split_at(names, {", ", " and "})) {
        // `Jane Doe in Moscow`
        const auto person = name.substr(0, name.find(" in "));
        if (is_person_name(person)) add_authors(person, article.authors);
      }
    }
    return true;
  }
  return false;
}

}  // namespace

bool is_agency(std::string_view text) {
  const auto folded = fold(without_brackets(text));
  const auto bare = without_brackets(folded);
  if (contains(agencies, bare)) return true;
  const auto parts = split_at(bare, {"/", ", ", " and ", " & ", " with ", "+"});
  return parts.size() > 1 && std::all_of(parts.begin(), parts.end(), [](std::string_view part) {
           return contains(agencies, part);
         });
}

bool is_person_name(std::string_view text) {
  constexpr std::string_view particles[] = {"van", "von", "der", "den", "de",  "da", "del", "della",
                                            "di",  "du",  "la",  "le",  "al",  "el", "bin", "ibn",
                                            "ben", "dos", "zu",  "ter", "ten", "abu"};
  std::size_t words = 0;
  for (const auto word : split_at(text, {" "})) {
    ++words;
    if (contains(particles, word)) continue;
    if (!text::is_upper(text::first_code_point(word))) return false;
    for (std::size_t at = 0; at < word.size();) {
      const std::int32_t c = text::next_code_point(word, at);
      if (!text::is_letter(c) && c != '.' && c != '-' && c != '\'' && c != 0x2019) return false;
    }
  }
  return words >= 2 && words <= 5;
}

bool is_date_line(std::string_view line) {
  return !date_in(line).iso.empty();
}

std::string_view dateline_agency(std::string_view paragraph) {
  constexpr std::size_t max_dateline_bytes = 80;
  const auto head = paragraph.substr(0, max_dateline_bytes);
  const auto open = head.find('(');
  const auto close = head.find(')');
  if (open == std::string_view::npos || close == std::string_view::npos || close < open) return {};
  const auto rest = head.substr(close + 1);
  if (!rest.starts_with(" -") && !rest.starts_with(" –") && !rest.starts_with(" —")) return {};
  const auto name = head.substr(open + 1, close - open - 1);
  return is_agency(name) ? name : std::string_view();
}

void add_authors(std::string_view text, std::vector<std::string>& authors) {
  for (const auto name : split_at(text, {", ", ";", " and ", " & "})) {
    const auto clean = clean_text(name);
    if (clean.empty() || is_outlet(clean) || is_role(clean)) continue;
    if (std::find(authors.begin(), authors.end(), clean) == authors.end()) authors.push_back(clean);
  }
}

bool take_metadata_line(std::string_view line, LinePlace place, Article& article) {
  if (line.size() > max_line_bytes) return false;
  if (take_credits(line, article)) return true;
  if (take_labels(line, article)) return true;
  if (place == LinePlace::tail) {
    const auto date = date_in(line);
    const bool bare_date = text::is_digit(text::first_code_point(without_brackets(line))) ||
                           date.iso.empty();  // a bare day may be a heading of a timeline
    if (!bare_date) set_date(date, article);
    return !bare_date;
  }
  if (const auto date = date_in(line); !date.iso.empty()) {
    set_date(date, article);
    return true;
  }
  if (is_agency(line) || is_wire_mark(line)) {
    set_if_empty(article.source, without_brackets(line));
    return true;
  }
  if (is_initials(line)) {
    add_authors(line, article.authors);
    return true;
  }
  return take_byline(line, article);
}

}  // namespace newsgrep::corpus
