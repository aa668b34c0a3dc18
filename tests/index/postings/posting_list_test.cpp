#include "index/postings/posting_list.hpp"

#include <algorithm>

#include "tests/index/postings/database_model.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/sealed_shard.hpp"
#include "tests/support/temp_dir.hpp"
#include "text/stable_hash.hpp"

using namespace newsgrep::test;
using namespace newsgrep::text;
using namespace newsgrep::index;

namespace {

/// Returns lists of all lengths that matter, dense and sparse, where one term starts with another.
DatabaseModel model_of_lists(std::uint32_t seed) {
  Random random(seed);
  DatabaseModel model;
  std::uint32_t last = 0;
  for (const std::uint32_t size : {1U, 2U, 100U, 127U, 128U, 129U, 300U, 3000U, 20000U}) {
    for (const std::uint32_t distance : {1U, 3U, 200U, 20000U}) {
      auto& list = model.lists["t" + std::to_string(size) + "-" + std::to_string(distance)];
      std::uint32_t passage = 0;
      for (std::uint32_t i = 0; i < size && passage < 300'000; ++i) {
        passage += 1 + random() % distance;
        list.emplace_back(passage, 1 + random() % 125);
      }
      last = std::max(last, passage);
    }
  }
  model.lists["t1-1x"] = {{7, 7}};
  model.sum_up_lengths(last);
  return model;
}

PostingList find(const PostingLists& lists, const std::string& term) {
  return lists.find(term, stable_hash(term));
}

using List = DatabaseModel::List;

List::const_iterator first_from(const List& list, PassageId passage) {
  return std::lower_bound(list.begin(), list.end(), passage,
                          [](const auto& posting, PassageId id) { return posting.first < id; });
}

}  // namespace

TEST_CASE("a cursor walks a posting list as it was written", "[index]") {
  const auto model = model_of_lists(1);
  const TempDir dir;
  write_database(model, dir.path() / "shard");
  const PostingLists lists(sealed(dir.path() / "shard"));
  for (const auto& [term, postings] : model.lists) {
    CAPTURE(term);
    const auto list = find(lists, term);
    REQUIRE(list.postings == postings.size());
    PostingCursor cursor(lists, list);
    CHECK(cursor.passage() == 0);
    List walked;
    while (cursor.skip_to(cursor.passage() + 1) != no_passage) {
      walked.emplace_back(cursor.passage(), cursor.impact());
    }
    CHECK(walked == postings);
    CHECK(cursor.skip_to(no_passage) == no_passage);
  }
}

TEST_CASE("a cursor that skips stops where a scan would", "[index]") {
  const auto model = model_of_lists(2);
  const TempDir dir;
  write_database(model, dir.path() / "shard");
  const PostingLists lists(sealed(dir.path() / "shard"));
  Random random(5);
  for (const auto& [term, postings] : model.lists) {
    const auto list = find(lists, term);
    for (const std::uint32_t stride : {2U, 10U, 300U, 5000U, 100000U}) {
      PostingCursor cursor(lists, list);
      PassageId target = 0;
      while (cursor.passage() != no_passage) {
        target = std::max(target, cursor.passage()) + 1 + random() % stride;
        const auto expected = first_from(postings, target);
        const auto at = cursor.skip_to(target);
        CAPTURE(term, stride, target);
        if (expected == postings.end()) {
          REQUIRE(at == no_passage);
        } else {
          REQUIRE(at == expected->first);
          REQUIRE(cursor.impact() == expected->second);
          REQUIRE(cursor.skip_to(at) == at);
          REQUIRE(cursor.skip_to(1) == at);
        }
      }
    }
  }
}

TEST_CASE("no impact is greater than the bound of its stretch, wherever the cursor is", "[index]") {
  const auto model = model_of_lists(3);
  const TempDir dir;
  write_database(model, dir.path() / "shard");
  const PostingLists lists(sealed(dir.path() / "shard"));
  Random random(6);
  for (const auto& [term, postings] : model.lists) {
    const auto list = find(lists, term);
    PostingCursor cursor(lists, list);
    std::uint32_t largest = 0;
    for (PassageId from = 1; from <= postings.back().first;) {
      cursor.skip_to(random() % (postings.back().first + 10));
      const auto bound = cursor.bound(from);
      CAPTURE(term, from, bound.through);
      REQUIRE(bound.through >= from);
      for (auto at = first_from(postings, from); at != postings.end() && at->first <= bound.through;
           ++at) {
        REQUIRE(at->second <= bound.impact);
        largest = std::max(largest, at->second);
      }
      REQUIRE(bound.impact <= list.max_impact);
      if (bound.through >= postings.back().first) break;
      from = bound.through + 1;
    }
    CHECK(largest == list.max_impact);
    // The bound also holds for passages before the cursor.
    const auto first = cursor.bound(1);
    CHECK(postings.front().second <= first.impact);
  }
}

TEST_CASE("a term that is not there has no postings", "[index]") {
  const auto model = model_of_lists(4);
  const TempDir dir;
  write_database(model, dir.path() / "shard");
  const PostingLists lists(sealed(dir.path() / "shard"));
  for (const std::string term : {"A", "a", "t", "t1-1xy", "t100-", "zzz", "t1-"}) {
    const auto list = find(lists, term);
    CHECK(list.postings == 0);
    PostingCursor cursor(lists, list);
    CHECK(cursor.skip_to(1) == no_passage);
  }
}

TEST_CASE("the terms that begin alike are listed, however long their lists", "[index]") {
  auto model = model_of_lists(7);
  for (const std::string_view term : {std::string_view("t\0", 2), std::string_view("t\0\0x", 4),
                                      std::string_view("t\0\xFF", 3)}) {
    model.lists[std::string(term)] = {{1, 1}};
  }
  const TempDir dir;
  write_database(model, dir.path() / "shard");
  const PostingLists lists(sealed(dir.path() / "shard"));
  for (const std::string& prefix :
       {std::string("t\0", 2), std::string("t"), std::string("t1"), std::string("t1-"),
        std::string("t20000-1"), std::string("u")}) {
    std::vector<std::string> expected;
    for (const auto& [term, postings] : model.lists) {
      if (term.starts_with(prefix)) expected.push_back(term);
    }
    CHECK(lists.terms(prefix) == expected);
  }
}

TEST_CASE("the terms between two are listed, both included", "[index]") {
  const auto model = model_of_lists(8);
  const TempDir dir;
  write_database(model, dir.path() / "shard");
  const PostingLists lists(sealed(dir.path() / "shard"));
  const std::vector<std::string> bounds = {"a",       "t",     "t1-1",    "t1-1x", "t1-1y",
                                           "t100-20", "t2000", "t3000-3", "t4",    "z"};
  for (const auto& first : bounds) {
    for (const auto& last : bounds) {
      std::vector<std::string> expected;
      for (const auto& [term, postings] : model.lists) {
        if (first <= term && term <= last) expected.push_back(term);
      }
      CAPTURE(first, last);
      CHECK(lists.terms(first, last) == expected);
    }
  }
}

TEST_CASE("how many passages have a term is known without reading them", "[index]") {
  const auto model = model_of_lists(9);
  const TempDir dir;
  write_database(model, dir.path() / "shard");
  const PostingLists lists(sealed(dir.path() / "shard"));
  for (const auto& [term, postings] : model.lists) {
    CAPTURE(term);
    CHECK(lists.frequency(term, stable_hash(term)) == postings.size());
  }
  for (const std::string term : {"A", "a", "t", "t1-", "t1-1xy", "zzz"}) {
    CAPTURE(term);
    CHECK(lists.frequency(term, stable_hash(term)) == 0);
  }
}

TEST_CASE("for_each_posting() returns all postings as they were written", "[index]") {
  const auto model = model_of_lists(10);
  const TempDir dir;
  write_database(model, dir.path() / "shard");
  const PostingLists lists(sealed(dir.path() / "shard"));
  const auto postings_of = [&](const std::string& term) {
    List walked;
    lists.for_each_posting(term, [&](PassageId passage, std::uint32_t impact) {
      walked.emplace_back(passage, impact);
    });
    return walked;
  };
  for (const auto& [term, postings] : model.lists) {
    CAPTURE(term);
    const bool same = postings_of(term) == postings;
    CHECK(same);
  }
  for (const std::string term : {"A", "a", "t", "t1-", "t1-1xy", "zzz"}) {
    CHECK(postings_of(term).empty());
  }
}
