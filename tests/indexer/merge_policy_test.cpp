#include "indexer/merge_policy.hpp"

#include "newsgrep/index_writer.hpp"
#include "tests/indexer/index_contents.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/temp_index.hpp"

using namespace newsgrep;
using indexer::MergeSource;
using newsgrep::test::article;
using newsgrep::test::TempDir;
using newsgrep::test::TempIndex;

TEST_CASE("new shards are merged with older ones that are not much larger", "[indexer]") {
  using Sizes = std::vector<std::uint32_t>;  // Passages in each shard.
  struct Row {
    Sizes shards;
    std::size_t new_shards;
    std::vector<Sizes> groups;
  };
  const auto row = GENERATE(values<Row>({
      {{}, 0, {}},
      {{5}, 0, {{5}}},
      {{5}, 1, {{5}}},
      {{5, 3, 1}, 0, {{5}, {3}, {1}}},
      {{4, 1}, 1, {{4}, {1}}},
      {{2, 1}, 1, {{2}, {1}}},
      {{3, 2}, 1, {{3, 2}}},
      {{1, 2}, 1, {{1, 2}}},
      {{8, 3, 2}, 1, {{8, 3, 2}}},
      {{40, 3, 2}, 1, {{40}, {3, 2}}},
      {{40, 2, 1, 1}, 2, {{40}, {2, 1, 1}}},
      {{3, 40, 1}, 1, {{3}, {40}, {1}}},
      {{7, 7, 7}, 3, {{7, 7, 7}}},
      {{1, 0}, 1, {{1}, {0}}},
      {{0, 1}, 1, {{0, 1}}},
  }));
  CAPTURE(row.shards, row.new_shards);
  std::vector<indexer::MergeSource> shards;
  for (const auto passages : row.shards) {
    shards.push_back({std::to_string(shards.size()), passages, {}});
  }
  std::vector<Sizes> groups;
  std::size_t position = 0;
  for (const auto& group : indexer::groups_to_merge(shards, row.new_shards)) {
    groups.emplace_back();
    for (const auto& shard : group) {
      groups.back().push_back(shard.passages);
      CHECK(shard.path == std::to_string(position++));  // In order, none left out.
    }
  }
  CHECK(groups == row.groups);
}

TEST_CASE("the dead passages of a merged shard are counted from the shards before it",
          "[indexer]") {
  indexer::MergeGroup group = {{"0", 3, {}}, {"1", 0, {}}, {"2", 2, {}}, {"3", 4, {}}};
  group[0].dead.add({1, 1});
  group[0].dead.add({3, 3});
  group[2].dead.add({1, 2});
  group[3].dead.add({4, 4});
  index::PassageRanges dead;
  dead.add({1, 1});
  dead.add({3, 5});
  dead.add({9, 9});
  CHECK(indexer::merged_dead(group) == dead);
}

TEST_CASE("an index has few shards after many small commits", "[indexer][slow]") {
  const TempIndex index;
  WriterOptions options;
  options.threads = 1;
  constexpr std::size_t commits = 60;
  for (std::size_t i = 0; i < commits; ++i) {
    index.add({article("a" + std::to_string(i), {"Small news."})}, options);
  }
  const auto info = Searcher(index.path()).info();
  CHECK(info.articles == commits);
  CHECK(info.shards <= 8);
  test::check_no_leftovers(index.path());
}
