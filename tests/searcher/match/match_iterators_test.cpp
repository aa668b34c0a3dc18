#include <algorithm>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "searcher/match/all_iterator.hpp"
#include "searcher/match/any_iterator.hpp"
#include "searcher/match/score_window.hpp"
#include "searcher/match/term_iterator.hpp"
#include "tests/index/postings/database_model.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/sealed_shard.hpp"
#include "tests/support/temp_dir.hpp"
#include "text/stable_hash.hpp"

using namespace newsgrep::test;
using namespace newsgrep::text;
using namespace newsgrep::index;
using namespace newsgrep::match;

namespace {

/// More than some windows, and no multiple of one.
constexpr PassageId passages = 5 * ScoreWindow::size + 1234;

/// Some lists in one shard, by how many passages lie between two of their postings, about.
class Lists {
 public:
  static constexpr std::uint32_t distances[] = {1, 2, 3, 10, 25, 60, 300, 3000};

  explicit Lists(std::uint32_t seed) {
    Random random(seed);
    for (const auto distance : distances) {
      auto& list = model_.lists[name(distance)];
      for (PassageId passage = 1 + random() % distance; passage <= passages;
           passage += 1 + random() % (2 * distance - 1)) {
        // Low and high impacts come in runs, so that some stretches are hopeless.
        list.emplace_back(passage, 1 + (passage / 700 % 3) * 40 + random() % 40);
      }
    }
    model_.sum_up_lengths(passages);
    write_database(model_, dir_.path() / "shard");
    postings_ = std::make_unique<PostingLists>(sealed(dir_.path() / "shard"));
    for (const auto distance : distances) {
      found_[distance] = postings_->find(name(distance), stable_hash(name(distance)));
    }
  }

  /// How rare a list is does not decide what it weighs here, so that any may be the best.
  static Score idf(std::uint32_t distance) { return 100 + 977 * distance % 1000; }

  std::unique_ptr<TermIterator> iterator(std::uint32_t distance) const {
    return std::make_unique<TermIterator>(*postings_, found_.at(distance), idf(distance));
  }

  template <typename Part>
  Parts<Part> parts(const std::vector<std::uint32_t>& wanted) const {
    Parts<Part> parts;
    for (const auto distance : wanted) parts.push_back(iterator(distance));
    return parts;
  }

  /// The passages that at least `min_lists` of these are in, with their scores.
  std::map<PassageId, Score> scan(const std::vector<std::uint32_t>& wanted,
                                  std::size_t min_lists) const {
    std::map<PassageId, Score> scores;
    std::map<PassageId, std::size_t> counts;
    for (const auto distance : wanted) {
      for (const auto& [passage, impact] : model_.lists.at(name(distance))) {
        scores[passage] += idf(distance) * impact;
        ++counts[passage];
      }
    }
    std::erase_if(scores, [&](const auto& each) { return counts[each.first] < min_lists; });
    return scores;
  }

 private:
  static std::string name(std::uint32_t distance) { return "t" + std::to_string(distance); }

  TempDir dir_;
  DatabaseModel model_;
  std::unique_ptr<PostingLists> postings_;
  std::map<std::uint32_t, PostingList> found_;
};

std::vector<std::uint32_t> some_distances(Random& random) {
  std::set<std::uint32_t> chosen;
  for (auto count = 1 + random() % 5; count > 0; --count) {
    chosen.insert(Lists::distances[random() % std::size(Lists::distances)]);
  }
  return {chosen.begin(), chosen.end()};
}

/// Walks `iterator` in turn or, now and then, with leaps, and raises the minimum on the way; every
/// passage of `expected` has to be met that is not leapt over and reaches the minimum.
void check_walk(PassageIterator& iterator, const std::map<PassageId, Score>& expected,
                Random& random, bool leaps, bool prunes) {
  Score largest = 0;
  for (const auto& [passage, score] : expected) largest = std::max(largest, score);
  CHECK(iterator.max_score() >= largest);
  Score min_score = 0;
  auto due = expected.begin();
  for (PassageId target = 1; iterator.passage() != no_passage;) {
    const auto at = iterator.skip_to(target);
    due = expected.lower_bound(target);
    while (due != expected.end() && due->first < at) {
      CAPTURE(due->first, at, target);
      REQUIRE(due->second < min_score);
      ++due;
    }
    if (at == no_passage) break;
    CAPTURE(at, target, min_score);
    const bool matches = due != expected.end() && due->first == at;
    if (iterator.confirm()) {
      REQUIRE(matches);
      REQUIRE(iterator.score() == due->second);
    } else if (matches) {
      REQUIRE(due->second < min_score);
    }
    if (prunes && random() % 50 == 0) {
      iterator.set_min_score(min_score = std::max(min_score, largest * (random() % 100) / 100));
    }
    target = at + 1;
    if (leaps && random() % 20 == 0) target += random() % (random() % 2 == 0 ? 30 : 6000);
  }
}

template <typename Iterator, typename Part>
void check_walks(std::uint32_t seed, bool all) {
  const Lists lists(seed);
  Random random(seed);
  for (int i = 0; i < 100; ++i) {
    const auto wanted = some_distances(random);
    const auto expected = lists.scan(wanted, all ? wanted.size() : 1);
    const bool leaps = i % 3 == 1;
    const bool prunes = i % 2 == 1;
    CAPTURE(wanted, leaps, prunes);
    Iterator iterator(lists.parts<Part>(wanted), passages);
    check_walk(iterator, expected, random, leaps, prunes);
  }
}

}  // namespace

TEST_CASE("passages that any list holds are found as a scan finds them", "[match][oracle]") {
  check_walks<AnyIterator<TermIterator>, TermIterator>(1, false);
  check_walks<AnyIterator<PassageIterator>, PassageIterator>(2, false);
}

TEST_CASE("passages that all lists hold are found as a scan finds them", "[match][oracle]") {
  check_walks<AllIterator<TermIterator>, TermIterator>(3, true);
  check_walks<AllIterator<PassageIterator>, PassageIterator>(4, true);
}

TEST_CASE("passages that all lists and another iterator hold are found as a scan finds them",
          "[match]") {
  const Lists lists(5);
  Random random(5);
  for (const bool prunes : {false, true}) {
    for (const std::uint32_t outer : {1U, 25U, 3000U}) {
      Parts<PassageIterator> parts;
      parts.push_back(lists.iterator(outer));
      parts.push_back(
          std::make_unique<AllIterator<TermIterator>>(lists.parts<TermIterator>({2, 3}), passages));
      AllIterator<PassageIterator> iterator(std::move(parts), passages);
      check_walk(iterator, lists.scan({outer, 2, 3}, 3), random, false, prunes);
    }
  }
}

TEST_CASE("what an iterator adds to a window is what it scores", "[match]") {
  const Lists lists(6);
  const auto of_list = lists.scan({3}, 1);
  const auto of_all = lists.scan({2, 10}, 2);
  const auto list = lists.iterator(3);
  AllIterator<TermIterator> all(lists.parts<TermIterator>({2, 10}), passages);
  ScoreWindow window;
  for (const PassageId begin : {1U, 5000U, 9500U, passages - 5}) {
    window.open(begin);
    list->add_to(window, 7);
    all.add_to(window, 11);
    CHECK(list->passage() >= window.end());
    CHECK(all.passage() >= window.end());
    for (auto passage = begin; passage < window.end(); ++passage) {
      Score expected = 0;
      if (const auto at = of_list.find(passage); at != of_list.end()) expected += at->second + 7;
      if (const auto at = of_all.find(passage); at != of_all.end()) expected += at->second + 11;
      REQUIRE(window.score(passage) == expected);
    }
  }
}

TEST_CASE("a window finds and counts the passages that reach a score", "[match]") {
  Random random(7);
  ScoreWindow window;
  for (const std::uint32_t share : {1U, 7U, 100U, 5000U}) {
    const PassageId begin = 1 + random() % 1000;
    window.open(begin);
    CHECK(window.next(begin, 1) == window.end());
    std::map<PassageId, Score> scores;
    for (auto passage = begin; passage < window.end(); ++passage) {
      if (random() % share != 0) continue;
      const auto score = static_cast<std::int32_t>(1 + random() % 1000);
      scores[passage] = static_cast<Score>(score);
      window.adder()(passage, score);
    }
    for (const Score min : {Score{1}, Score{500}, Score{990}, ScoreWindow::max_score + 1}) {
      std::size_t count = 0;
      auto at = window.next(begin, min);
      for (const auto& [passage, score] : scores) {
        if (score < min) continue;
        REQUIRE(at == passage);
        at = window.next(at + 1, min);
        ++count;
      }
      CHECK(at == window.end());
      CHECK(window.count(min) == count);
    }
  }
}

TEST_CASE("a window at the end of all numbers has no passage after them", "[match]") {
  ScoreWindow window;
  window.open(no_passage - 10);
  CHECK(window.end() == no_passage);
  window.adder()(no_passage - 1, 5);
  CHECK(window.next(no_passage - 10, 5) == no_passage - 1);
  CHECK(window.next(no_passage - 10, 6) == no_passage);
}
