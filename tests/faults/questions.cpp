#include "tests/faults/questions.hpp"

#include <sstream>

#include "tests/support/random_news.hpp"

namespace newsgrep::test {
namespace {

void print(std::ostream& out, const ArticleInfo& article) {
  out << article.id << '|' << article.title << '|' << article.source << '|' << article.date << '|'
      << article.url << '|' << article.path << '|' << article.language << '|' << article.extra
      << '|' << article.passage_count;
  for (const auto& author : article.authors) out << '|' << author;
}

void print(std::ostream& out, const std::vector<Neighbour>& neighbours) {
  for (const auto& each : neighbours) {
    out << "\n    " << each.passage_number << ' ' << each.section << ' ' << each.text;
  }
}

void print(std::ostream& out, const Hit& hit) {
  out << "\n  " << hit.passage_id() << ' ' << hit.score << ' ';
  print(out, hit.article);
  out << "\n    " << hit.section << ' ' << hit.text << "\n    ";
  for (const auto& match : hit.matches) out << match.begin << '-' << match.end << ' ';
  print(out, hit.before);
  print(out, hit.after);
  for (const auto& copy : hit.copies) {
    out << "\n    = " << copy.passage_id() << ' ';
    print(out, copy.article);
  }
}

std::string to_text(const SearchResult& result) {
  std::ostringstream out;
  out << result.total << (result.total_is_exact ? " in all" : " or more")
      << (result.corrected ? ", corrected" : "");
  for (const auto& diagnostic : result.diagnostics) out << "\n  " << diagnostic.message;
  for (const auto& correction : result.corrections) out << "\n  ? " << correction.suggestion;
  for (const auto& hit : result.hits) print(out, hit);
  return out.str();
}

std::string to_text(const std::vector<Count>& counts) {
  std::ostringstream out;
  for (const auto& count : counts) {
    out << count.key << ' ' << count.passages << ' ' << count.articles << '\n';
  }
  return out.str();
}

std::string to_text(const std::vector<ArticleInfo>& articles) {
  std::ostringstream out;
  for (const auto& article : articles) {
    print(out, article);
    out << '\n';
  }
  return out.str();
}

std::string to_text(const Explanation& explanation) {
  std::ostringstream out;
  out << explanation.query << '\n' << explanation.plan;
  for (const auto& term : explanation.terms) {
    out << '\n' << term.text << ' ' << term.passages << ' ' << term.weight;
  }
  return out.str();
}

std::string to_text(const IndexInfo& info) {
  std::ostringstream out;
  out << info.passages << " passages, " << info.articles << " articles";
  for (const auto& language : info.languages) out << ' ' << language;
  return out.str();
}

constexpr auto queries = {"ferry dawn",
                          "ceasefire talks zone",
                          "\"sea is calm\"",
                          "ferry NEAR/5 people",
                          "zone BEFORE/9 talks",
                          "negotiat* OR zon*",
                          "zelenski~ boarder~1",
                          "title:zone",
                          "source:\"Kyiv Post\"",
                          "by:doe",
                          "lang:de",
                          "url:kiev",
                          "date:2025-03",
                          "date:2025-03-10..2025-03-11 zone",
                          "=zones",
                          "=\"cease-fire\"",
                          "quote:zone",
                          "+ferry -100 +calm",
                          "(border OR buffer) AND NOT talks",
                          "ferry 117",
                          "to be calm at dawn and the people"};

}  // namespace

Questions::Questions() {
  SearchOptions everything;
  everything.limit = SearchOptions::all;
  everything.before = 1;
  everything.after = 1;
  add_search("path:*", everything);
  for (const auto* query : queries) add_search(query, {});
  RandomNews random(5);
  for (int i = 0; i < 12; ++i) add_search(random.query(), {});

  SearchOptions corrected;
  corrected.correct = true;
  add_search("ferrys negotiater", corrected);
  SearchOptions folded;
  folded.fold = Fold::earliest;
  add_search("calm", folded);
  SearchOptions by_date;
  by_date.sort = Sort::oldest_first;
  add_search("zone OR talks", by_date);

  const auto all = parse_query("path:*");
  const auto some = parse_query("zone OR ferry");
  questions_.push_back([=](Searcher& s) { return to_text(s.count_by(all, CountBy::source)); });
  questions_.push_back([=](Searcher& s) { return to_text(s.count_by(some, CountBy::day)); });
  questions_.push_back([=](Searcher& s) { return to_text(s.articles_without_match(some)); });
  questions_.push_back([](Searcher& s) { return to_text(s.search(s.more_like("ferry:7"))); });
  questions_.push_back([=](Searcher& s) { return to_text(s.explain(some)); });
  questions_.push_back([](Searcher& s) { return to_text(s.info()); });
}

void Questions::add_search(const std::string& text, const SearchOptions& options) {
  const auto query = parse_query(text);
  questions_.push_back([=](Searcher& s) { return to_text(s.search(query, options)); });
}

std::vector<std::string> Questions::answers(const std::filesystem::path& index_dir) const {
  Searcher searcher(index_dir);
  std::vector<std::string> all;
  for (std::size_t i = 0; i < size(); ++i) all.push_back(answer(searcher, i));
  return all;
}

}  // namespace newsgrep::test
