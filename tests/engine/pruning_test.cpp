#include <algorithm>
#include <cmath>
#include <map>
#include <random>
#include <string>
#include <vector>

#include "newsgrep/searcher.hpp"
#include "support/catch.hpp"
#include "support/temp_index.hpp"

using namespace newsgrep;
using newsgrep::test::article;
using newsgrep::test::TempIndex;

namespace {

/// Numbers that are the same for the same seed on every machine.
class Random {
 public:
  explicit Random(std::uint32_t seed) : engine_(seed) {}

  /// Below `end`.
  std::size_t below(std::size_t end) { return engine_() % end; }

  /// A word; the n-th most common is n times as rare as the commonest.
  std::string word() {
    constexpr double words = 3000;
    const double fraction = static_cast<double>(engine_()) / 4294967296.0;
    return "w" + std::to_string(static_cast<std::size_t>(std::pow(words, fraction)));
  }

  std::string words(std::size_t count) {
    std::string text;
    for (std::size_t i = 0; i < count; ++i) text.append(i == 0 ? "" : " ").append(word());
    return text;
  }

 private:
  std::mt19937 engine_;
};

std::vector<Article> articles(Random& random, std::size_t first, std::size_t count) {
  std::vector<Article> made;
  for (std::size_t i = first; i < first + count; ++i) {
    std::vector<std::string> paragraphs;
    for (std::size_t k = 0; k < 1 + i % 4; ++k) {
      paragraphs.push_back(random.words(3 + random.below(40)));
    }
    made.push_back(article("a" + std::to_string(i), std::move(paragraphs)));
  }
  return made;
}

std::string random_query(Random& random) {
  const auto count = 1 + random.below(5);
  switch (random.below(6)) {
    case 0: {
      std::string query;
      for (std::size_t i = 0; i < count; ++i) query += "+" + random.word() + " ";
      return query;
    }
    case 1:
      return "\"" + random.words(2 + random.below(2)) + "\"";
    case 2:
      return "+" + random.word() + " " + random.words(count);
    case 3:
      return random.words(count) + " -" + random.word();
    case 4:
      return "\"" + random.words(2) + "\" " + random.words(count);
    default:
      return random.words(count);
  }
}

std::vector<double> scores(const std::vector<Hit>& hits) {
  std::vector<double> scores;
  for (const auto& hit : hits) scores.push_back(hit.score);
  return scores;
}

}  // namespace

TEST_CASE("the best passages are those of a search that leaves none out", "[engine]") {
  Random random(11);
  const bool with_dead_passages = GENERATE(false, true);
  TempIndex index(articles(random, 0, 3000));
  index.add(articles(random, 3000, 400));
  if (with_dead_passages) index.add(articles(random, 100, 200));
  Searcher searcher(index.path());

  std::size_t pruned = 0;
  for (int round = 0; round < 600; ++round) {
    const auto query = parse_query(random_query(random));
    const std::size_t limit = 1 + random.below(2) * random.below(120);
    const auto best = searcher.search(query, {.limit = limit, .highlights = Highlights::none});
    const auto all =
        searcher.search(query, {.limit = SearchOptions::all, .highlights = Highlights::none});
    CAPTURE(query.text(), limit, with_dead_passages);
    REQUIRE(all.total == all.hits.size());
    REQUIRE(best.hits.size() == std::min(limit, all.total));
    REQUIRE(best.total <= all.total);
    if (best.total_is_exact) REQUIRE(best.total == all.total);
    if (!best.total_is_exact) ++pruned;

    auto expected = scores(all.hits);
    expected.resize(best.hits.size());
    REQUIRE(scores(best.hits) == expected);
    std::map<std::string, double> score_of;
    for (const auto& hit : all.hits) {
      score_of[hit.article.id + ":" + std::to_string(hit.passage_number)] = hit.score;
    }
    for (const auto& hit : best.hits) {
      REQUIRE(score_of[hit.article.id + ":" + std::to_string(hit.passage_number)] == hit.score);
    }
  }
  CHECK(pruned > 50);
}

TEST_CASE("a search whose time is up gives what it found and says so", "[engine]") {
  Random random(12);
  const TempIndex index(articles(random, 0, 3000));
  Searcher searcher(index.path());
  std::string many_words;
  for (int i = 0; i < 1000; ++i) many_words += random.word() + " ";
  const auto query = parse_query(many_words);
  const auto whole = searcher.search(query, {.highlights = Highlights::none});
  CHECK_FALSE(whole.timed_out);
  const auto part = searcher.search(query, {.limit = SearchOptions::all,
                                            .highlights = Highlights::none,
                                            .timeout = std::chrono::milliseconds(1)});
  CHECK(part.timed_out);
  CHECK_FALSE(part.total_is_exact);
  CHECK(part.hits.size() < searcher.count(query));
  const auto unbounded = searcher.search(
      query, {.highlights = Highlights::none, .timeout = std::chrono::milliseconds::max()});
  CHECK_FALSE(unbounded.timed_out);
}
