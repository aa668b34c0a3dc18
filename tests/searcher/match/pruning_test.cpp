#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <random>
#include <string>
#include <vector>

#include "newsgrep/searcher.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/temp_index.hpp"

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
    auto& last = made.emplace_back(article("a" + std::to_string(i), std::move(paragraphs)));
    last.source = "Outlet " + std::to_string(i % 7);
    last.date = "2025-03-" + std::to_string(10 + i % 15);
    last.title = random.words(4);
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

/// A word, or what stands for several.
std::string random_operand(Random& random) {
  switch (random.below(8)) {
    case 0:
      return "=" + random.word();
    case 1:
      return "w" + std::to_string(1 + random.below(40)) + "*";
    case 2:
      return "w" + std::to_string(100 + random.below(900)) + (random.below(2) == 0 ? "~1" : "~");
    case 3:
      return "\"" + random.words(2) + "\"";
    default:
      return random.word();
  }
}

std::string random_filter(Random& random) {
  switch (random.below(4)) {
    case 0:
      return "source:\"outlet " + std::to_string(random.below(7)) + "\"";
    case 1:
      return "title:" + random.word();
    case 2:
      return "path:a" + std::to_string(random.below(10)) + "*";
    default:
      return "date:>=2025-03-" + std::to_string(10 + random.below(15));
  }
}

/// All that the query language has, in one another.
std::string random_nest(Random& random, int depth) {
  const auto part = [&] {
    return depth > 0 ? "(" + random_nest(random, depth - 1) + ")" : random_operand(random);
  };
  switch (random.below(9)) {
    case 0:
      return part() + " OR " + part() + " OR " + part();
    case 1:
      return part() + " AND " + part();
    case 2:
      return part() + " NOT " + part();
    case 3:
      return part() + " NEAR/" + std::to_string(1 + random.below(30)) + " " + part();
    case 4:
      return part() + " BEFORE/" + std::to_string(1 + random.below(30)) + " " + random.word();
    case 5:
      return "+" + part() + " " + part() + " " + part();
    case 6:
      return part() + " " + random_filter(random);
    case 7:
      return part() + " OR " + random_filter(random);
    default:
      return part() + " " + part() + " " + part();
  }
}

std::vector<double> scores(const std::vector<Hit>& hits) {
  std::vector<double> scores;
  for (const auto& hit : hits) scores.push_back(hit.score);
  return scores;
}

/// Requires the best hits to be the same as of a search that skips none. Returns whether their
/// total is exact.
bool best_are_exact(Searcher& searcher, const Query& query, std::size_t limit) {
  const auto best = searcher.search(query, {.limit = limit, .highlights = Highlights::none});
  const auto all =
      searcher.search(query, {.limit = SearchOptions::all, .highlights = Highlights::none});
  CAPTURE(query.text(), limit);
  REQUIRE(all.total == all.hits.size());
  REQUIRE(best.hits.size() == std::min(limit, all.total));
  REQUIRE(best.total <= all.total);
  if (best.total_is_exact) REQUIRE(best.total == all.total);

  auto expected = scores(all.hits);
  expected.resize(best.hits.size());
  REQUIRE(scores(best.hits) == expected);
  std::map<std::string, double> score_of;
  for (const auto& hit : all.hits) score_of[hit.passage_id()] = hit.score;
  for (const auto& hit : best.hits) REQUIRE(score_of[hit.passage_id()] == hit.score);
  return best.total_is_exact;
}

}  // namespace

TEST_CASE("a search that skips passages finds the best ones", "[engine][oracle]") {
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
    CAPTURE(with_dead_passages);
    if (!best_are_exact(searcher, query, limit)) ++pruned;
  }
  CHECK(pruned > 50);
}

TEST_CASE("a search that skips passages finds the best ones for any query", "[engine][oracle]") {
  Random random(13);
  const bool with_dead_passages = GENERATE(false, true);
  TempIndex index(articles(random, 0, 1300));
  index.add(articles(random, 1300, 200));
  if (with_dead_passages) index.add(articles(random, 100, 100));
  Searcher searcher(index.path());

  std::size_t pruned = 0;
  for (int round = 0; round < 400; ++round) {
    const auto query = parse_query(random_nest(random, static_cast<int>(random.below(3))));
    CAPTURE(with_dead_passages);
    if (!best_are_exact(searcher, query, 10)) ++pruned;
  }
  CHECK(pruned > 20);
}

namespace {

/// A query that takes more than a millisecond in an index of random words.
Query many_phrases(Random& random) {
  std::string phrases;
  for (int i = 0; i < 1000; ++i) phrases += '"' + random.words(2) + "\" ";
  return parse_query(phrases);
}

}  // namespace

TEST_CASE("counting is exact, or fails when its time is up", "[engine][slow]") {
  using std::chrono::milliseconds;
  Random random(12);
  const TempIndex index(articles(random, 0, 3000));
  Searcher searcher(index.path());
  const auto query = many_phrases(random);
  const auto code_of = [](const auto& run) -> std::optional<ErrorCode> {
    try {
      run();
      return std::nullopt;
    } catch (const Error& error) {
      return error.code();
    }
  };
  const auto check = [&](milliseconds timeout, std::optional<ErrorCode> expected) {
    CHECK(code_of([&] { searcher.count(query, timeout); }) == expected);
    CHECK(code_of([&] { searcher.count_by(query, CountBy::source, timeout); }) == expected);
    CHECK(code_of([&] { searcher.articles_without_match(query, timeout); }) == expected);
  };
  check(milliseconds(1), ErrorCode::timed_out);
  check(milliseconds(0), std::nullopt);
  check(milliseconds::max(), std::nullopt);
}

TEST_CASE("a search whose time is up gives what it found and says so", "[engine][slow]") {
  Random random(12);
  const TempIndex index(articles(random, 0, 3000));
  Searcher searcher(index.path());
  const auto query = many_phrases(random);
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
