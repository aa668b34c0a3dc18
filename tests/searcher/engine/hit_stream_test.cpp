#include <algorithm>
#include <chrono>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "newsgrep/searcher.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/random_index.hpp"
#include "tests/support/search.hpp"

using namespace newsgrep;
using newsgrep::test::article;
using newsgrep::test::Ids;
using newsgrep::test::News;
using newsgrep::test::TempIndex;
using newsgrep::test::to_articles;

namespace {

/// Returns a hit with its copies in one line.
std::string line_of(const Hit& hit) {
  auto line = hit.passage_id();
  for (const auto& match : hit.matches) line += "," + std::to_string(match.begin);
  for (const auto& copy : hit.copies) line += " =" + copy.passage_id();
  return line;
}

Ids lines_of(HitStream stream) {
  Ids lines;
  while (const auto hit = stream.next()) lines.push_back(line_of(*hit));
  CHECK_FALSE(stream.next());
  return lines;
}

/// What the stream has to give, from hits that are not folded: groups with the same text.
Ids folded(const std::vector<Hit>& hits, Fold how, Sort sort) {
  std::vector<std::vector<const Hit*>> groups;
  std::map<std::string, std::size_t> known;
  for (const auto& hit : hits) {
    const auto [at, is_new] = known.try_emplace(hit.text, groups.size());
    if (is_new || how == Fold::none) {
      at->second = groups.size();
      groups.emplace_back();
    }
    groups[at->second].push_back(&hit);
  }
  const auto place = [&](const Hit* hit) { return hit - hits.data(); };
  if (how == Fold::earliest) {
    for (auto& group : groups) {
      const auto first =
          std::min_element(group.begin(), group.end(), [](const Hit* a, const Hit* b) {
            if (a->article.date.empty() || b->article.date.empty()) {
              return !a->article.date.empty() && b->article.date.empty();
            }
            return a->article.date < b->article.date;
          });
      std::rotate(group.begin(), first, first + 1);
    }
    if (sort == Sort::newest_first) {
      std::sort(groups.begin(), groups.end(),
                [&](const auto& a, const auto& b) { return place(a.front()) < place(b.front()); });
    }
  }
  Ids lines;
  for (const auto& group : groups) {
    auto line = group.front()->passage_id();
    for (std::size_t i = 1; i < group.size(); ++i) line += " =" + group[i]->passage_id();
    lines.push_back(line);
  }
  return lines;
}

/// Adds news of few words, so that many passages are copies and many scores the same.
void add_few_words(test::RandomNews& news, const TempIndex& index) {
  for (int commit = 0; commit < 3; ++commit) {
    std::vector<Article> articles;
    for (int i = 0; i < 30; ++i) {
      std::vector<std::string> texts;
      for (auto count = 1 + news.below(4); count > 0; --count) {
        std::string text = "ferry";
        for (auto words = news.below(3); words > 0; --words) {
          text += " " + std::string(1, static_cast<char>('p' + news.below(3))) + "qr";
        }
        texts.push_back(text);
      }
      auto made = article("id" + std::to_string(commit * 100 + i), texts);
      const auto day = news.below(6);
      if (day > 0) made.date = "2025-03-0" + std::to_string(day);
      articles.push_back(std::move(made));
    }
    index.add(std::move(articles));
  }
}

}  // namespace

TEST_CASE("a stream gives the hits of a search one by one, in the same order", "[engine][oracle]") {
  const auto seed = GENERATE(range(1U, 6U));
  test::RandomNews news(seed);
  const TempIndex index;
  add_few_words(news, index);
  Searcher searcher(index.path());
  for (const auto sort : {Sort::relevance, Sort::oldest_first, Sort::newest_first}) {
    for (const std::string text :
         {"ferry pqr", "pqr -qqr", "path:news", "\"ferry rqr\"", "nothing"}) {
      const auto query = parse_query(text);
      const auto all = searcher.search(
          query, {.limit = SearchOptions::all, .highlights = Highlights::none, .sort = sort});
      for (const auto how : {Fold::none, Fold::best, Fold::earliest}) {
        CAPTURE(seed, text, static_cast<int>(sort), static_cast<int>(how));
        SearchOptions options{
            .limit = SearchOptions::all, .highlights = Highlights::none, .sort = sort, .fold = how};
        const bool by_date = sort == Sort::newest_first || text == "path:news";
        const auto order = sort == Sort::relevance && by_date ? Sort::newest_first : sort;
        const auto expected = folded(all.hits, how, order);
        REQUIRE(lines_of(searcher.stream(query, options)) == expected);
        CHECK(searcher.stream(query, options).result().total == searcher.count(query));
        // A page of few hits is found in another way.
        for (const std::size_t limit : {1U, 5U, 20U}) {
          options.limit = limit;
          options.offset = limit / 2;
          Ids page;
          for (const auto& hit : searcher.search(query, options).hits) page.push_back(line_of(hit));
          const auto begin = std::min(options.offset, expected.size());
          const auto end = std::min(options.offset + limit, expected.size());
          REQUIRE(page == Ids(expected.begin() + static_cast<std::ptrdiff_t>(begin),
                              expected.begin() + static_cast<std::ptrdiff_t>(end)));
          CHECK(lines_of(searcher.stream(query, options)) == page);
        }
      }
    }
  }
}

TEST_CASE("a stream corrects words as a search does", "[engine]") {
  const TempIndex index(to_articles({{"a", "The ferry is late"}}));
  Searcher searcher(index.path());
  const auto query = parse_query("fery");
  auto stream = searcher.stream(query, {.correct = true});
  CHECK(stream.result().corrected);
  REQUIRE(stream.result().corrections.size() == 1);
  CHECK(stream.result().corrections.front().suggestion == "ferry");
  const auto hit = stream.next();
  REQUIRE(hit);
  CHECK(line_of(*hit) == "a:1,4");
  CHECK_FALSE(searcher.stream(query).next());
}

TEST_CASE("a stream outlives its Searcher, and sees the index that it was made for", "[engine]") {
  const TempIndex index(to_articles({{"a", "ferry one"}, {"b", "ferry two"}}));
  std::optional<Searcher> searcher(std::in_place, index.path());
  auto stream = searcher->stream(parse_query("ferry"));
  index.add(to_articles({{"c", "ferry three"}}));
  CHECK(searcher->refresh());
  CHECK(searcher->search(parse_query("ferry")).hits.size() == 3);
  searcher.reset();
  CHECK(lines_of(std::move(stream)).size() == 2);
}

TEST_CASE("very many passages of one word each are folded in linear time", "[engine][slow]") {
  // Their forward lists are all the same; so each was compared with each.
  std::vector<std::string> texts;
  for (int i = 0; i < 30'000; ++i) texts.push_back("w" + std::to_string(i % 20'000));
  const TempIndex index({article("a", texts)});
  Searcher searcher(index.path());
  const auto begin = std::chrono::steady_clock::now();
  auto stream =
      searcher.stream(parse_query("path:news"), {.limit = SearchOptions::all, .fold = Fold::best});
  std::size_t hits = 0;
  while (stream.next()) ++hits;
  CHECK(hits == 20'000);
  CHECK(std::chrono::steady_clock::now() - begin < std::chrono::seconds(20));
}
