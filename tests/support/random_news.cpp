#include "tests/support/random_news.hpp"

#include <utility>

namespace newsgrep::test {
namespace {

using Words = std::vector<std::string>;

const Words all_words = {
    "negotiate",  "negotiation", "negotiable", "negotiator", "zone",   "zones",  "Kyiv",  "Kiev",
    "cease-fire", "ceasefire",   "cease fire", "cease",      "fire",   "U.S.",   "us",    "USA",
    "Zelenskyy",  "Zelensky",    "border",     "boarder",    "buffer", "buffet", "talks", "talk",
    "the",        "of",          "and",        "a",          "30-day", "day",    "NATO",  "café",
    "cafe",       "organise",    "organize",   "Merkel",     "Markel", "1,100",  "don't", "Kyiv's"};
const Words german_words = {"die", "der", "Zone", "Zonen", "Waffenruhe", "Türkei", "und", "talks"};
const Words french_words = {"l'homme", "homme", "hommes", "la", "zone", "d'accord", "café", "et"};
const Words sources = {"Reuters", "BBC News", "Kyiv Post", "El País", ""};
const Words authors = {"Jane Doe", "John Doe", "Jan Dow", "Ana María López"};
const Words urls = {"https://www.bbc.co.uk/news/kiev-talks", "https://kyivpost.com/a/cease-fire",
                    "http://example.org/2025/03/zone-1", ""};
const Words folders = {"/news/", "/news/2025-03/", "/data/bbc/", "/data/bbc-2/a b/", "-"};
const Words dates = {"2025-03-10",
                     "2025-03-11T12:00:00",
                     "2025-03-11T23:30:00Z",
                     "2025-03-11T23:30:00-02:00",
                     "2025-03-12T00:30:00+01:00",
                     "2025-02-28",
                     "2024-12-31T20:00:00-05:00",
                     ""};
const Words queried_dates = {"2025-03-10", "2025-03-11",  "2025-03-12",   "2025-03",
                             "2025",       "2024",        "2025-03-10..", "..2025-03-11",
                             ">=2025-03",  "<2025-03-12", ">2025-03-10",  "2025-03-10..2025-03-11",
                             "2025-02-30", "7d"};
const Words queried_paths = {"/news",  "/news/",         "/data/bbc",   "bbc",
                             "a*.txt", "/data/bbc*",     "/data/b?c",   "a1.txt",
                             "*",      "2025-03/",       "/data/bbc*/", "/*/*/a b",
                             "/",      "\"/data/bbc*\"", "-",           "\"a b\""};
const Words junk = {"...",  "-", "\"", "(",        ")",   "AND", "OR",      "NOT",
                    "NEAR", "~", "*",  "a*",       ":",   "!",   "foo:bar", "5~7",
                    "\"\"", "=", "+",  "date:may", "ab~", "()",  "\"!\"",   "*fire"};

}  // namespace

RandomNews::RandomNews(unsigned seed) : random_(seed), languages_{"en"} {
  if (chance(30)) languages_.insert(chance(50) ? "de" : "fr");
  auto left = all_words;
  for (auto size = 8 + below(14); size > 0; --size) {
    const auto at = left.begin() + static_cast<std::ptrdiff_t>(below(left.size()));
    vocabulary_.push_back(*at);
    left.erase(at);
  }
}

std::string RandomNews::text(std::size_t words, const Words& vocabulary) {
  static const std::vector<std::pair<std::string, std::string>> marks = {
      {"\"", "\""}, {"“", "”"}, {"„", "“"}, {"«", "»"}, {"‘", "’"}, {"“", ""}, {"‘", ""}};
  std::string made;
  std::string closing;
  for (; words > 0; --words) {
    if (!made.empty()) made += chance(5) ? "—" : " ";
    if (closing.empty() && chance(8)) {
      const auto& [opening, end] = marks[below(marks.size())];
      made += opening;
      closing = end;
    }
    made += one_of(vocabulary);
    if (!closing.empty() && chance(30)) made += std::exchange(closing, "");
    if (chance(10)) made += one_of({",", ".", ";", "?"});
  }
  return made + closing;
}

std::vector<Article> RandomNews::articles(std::size_t first, std::size_t count) {
  std::vector<Article> made;
  for (auto number = first; number < first + count; ++number) {
    Article article;
    article.id = "a" + std::to_string(number);
    if (languages_.size() > 1 && number > 0 && chance(50)) article.language = *languages_.rbegin();
    if (languages_.size() > 1 && article.language == "en") article.language = *languages_.begin();
    auto words = vocabulary_;
    if (article.language == "de")
      words.insert(words.end(), german_words.begin(), german_words.end());
    if (article.language == "fr")
      words.insert(words.end(), french_words.begin(), french_words.end());
    article.title = chance(10) ? "" : text(1 + below(5), chance(70) ? words : all_words);
    article.source = one_of(sources);
    article.date = one_of(dates);
    article.url = one_of(urls);
    article.path = one_of(folders);
    if (article.path != "-") article.path += article.id + ".txt";
    for (auto size = below(3); size > 0; --size) article.authors.push_back(one_of(authors));
    for (auto size = 1 + below(6); size > 0; --size) {
      article.passages.push_back({"", text(1 + below(chance(10) ? 60 : 18), words)});
    }
    made.push_back(std::move(article));
  }
  return made;
}

std::string RandomNews::query() {
  simple_ = false;
  in_quote_ = false;
  return clauses(static_cast<int>(1 + below(3)));
}

std::string RandomNews::simple_query() {
  simple_ = true;
  in_quote_ = false;
  return clauses(static_cast<int>(1 + below(3)));
}

Restriction RandomNews::restriction() {
  Restriction restriction;
  if (chance(80)) return restriction;
  if (chance(30)) restriction.since = one_of({"2025-03-11", "2025", "2024-12"});
  if (chance(30)) restriction.until = one_of({"2025-03-11", "2025-03", "2025"});
  for (auto count = below(3); count > 0; --count) restriction.sources.push_back(one_of(sources));
  if (chance(30)) restriction.below = {"/news", "/data/bbc-2/a b"};
  return restriction;
}

std::string RandomNews::clauses(int depth) {
  static const Words signs = {"", "", "", "", "", "+", "-"};
  static const Words operators = {" ", " ", " ", " ", " OR ", " AND ", " NOT ", " AND NOT "};
  std::string made = one_of(signs) + operand(depth);
  for (auto more = below(4); more > 0; --more)
    made += one_of(operators) + one_of(signs) + operand(depth);
  return made;
}

std::string RandomNews::operand(int depth) {
  if (!simple_ && chance(2)) return one_of(junk);
  const auto kind = below(100);
  if (kind < 30) return word();
  if (kind < 42) return phrase();
  if (depth > 0 && kind < 58) return "(" + clauses(depth - 1) + ")";
  if (simple_) return word();
  if (kind < 64) return "=" + (chance(50) ? word() : phrase());
  if (kind < 70) return prefix();
  if (kind < 76) return misspelt();
  if (kind < 88) return near(depth);
  return field(depth);
}

std::string RandomNews::near(int depth) {
  const auto part = [&] {
    return depth > 0 && chance(25) ? "(" + clauses(depth - 1) + ")" : operand(0);
  };
  std::string made = part();
  for (auto more = 1 + below(2); more > 0; --more) {
    made += one_of({" NEAR", " BEFORE"});
    if (chance(80)) made += "/" + std::to_string(1 + below(5));
    made += " " + part();
  }
  return depth > 0 && chance(20)
             ? "(" + made + ") NEAR/" + std::to_string(1 + below(6)) + " " + word()
             : made;
}

std::string RandomNews::field(int depth) {
  // Not kie* in addresses, for which language_test.cpp has a case.
  const auto name_of = [&](const Words& names) -> std::string {
    const auto kind = below(6);
    const auto& whole = one_of(names);
    if (kind == 0 && !whole.empty()) return "\"" + whole + "\"";
    if (kind == 1)
      return one_of(
          {"reut*", &names == &urls ? "kyivp*" : "kie*", "kyi*", "jan*", "news*", "exam*"});
    if (kind == 2) return one_of({"reuter~", "kiyv~", "jone~", "exampel~"});
    if (kind == 3) return "=" + one_of({"kiev", "kyiv", "bbc", "maria", "doe"});
    if (kind == 4)
      return "(" + one_of({"jane", "bbc", "talks"}) + one_of({" OR ", " AND ", " NEAR/2 "}) +
             one_of({"doe", "news", "reuters"}) + ")";
    return one_of({"bbc", "reuters", "jane", "doe", "kiev", "kyiv", "pais", "Lopez", "cease-fire",
                   "bbc.co.uk", "2025/03"});
  };
  switch (below(8)) {
    case 0:
    case 1:
      return "title:" + (depth > 0 && chance(30) ? "(" + clauses(depth - 1) + ")" : operand(0));
    case 2:
      return "source:" + name_of(sources);
    case 3:
      return "by:" + name_of(authors);
    case 4:
      return "url:" + name_of(urls);
    case 5:
      return chance(40) ? "lang:" + one_of({"en", "de", "fr", "EN"})
                        : "path:" + one_of(queried_paths);
    case 6:
      return "date:" + one_of(queried_dates);
    default:
      break;
  }
  if (in_quote_) return word();
  in_quote_ = true;
  const auto made = "quote:" + (depth > 0 && chance(40) ? "(" + clauses(depth - 1) + ")"
                                : chance(50)            ? phrase()
                                                        : operand(0));
  in_quote_ = false;
  return made;
}

std::string RandomNews::word() {
  if (chance(10)) return one_of(all_words);
  if (languages_.size() > 1 && chance(5)) return "cease +fire";
  if (languages_.size() > 1 && chance(25)) {
    return one_of(languages_.contains("de") ? german_words : french_words);
  }
  return one_of(vocabulary_);
}

std::string RandomNews::phrase() {
  std::string made = "\"" + word();
  for (auto more = below(3); more > 0; --more) made += " " + word();
  return made + "\"";
}

std::string RandomNews::prefix() {
  auto made = word();
  auto size = 2 + below(made.size());
  while (size < made.size() && (made[size] & 0xC0) == 0x80) ++size;
  if (size < made.size()) made.resize(size);
  return made + "*";
}

std::string RandomNews::misspelt() {
  auto made = word();
  const auto at = below(made.size());
  const bool ascii = (made[at] & 0x80) == 0;
  if (ascii && chance(30)) made[at] = 'x';
  if (ascii && made.size() > 3 && chance(30)) made.erase(at, 1);
  return made + one_of({"~", "~1", "~2"});
}

}  // namespace newsgrep::test
