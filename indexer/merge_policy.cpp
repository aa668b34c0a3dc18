#include "indexer/merge_policy.hpp"

namespace newsgrep::indexer {

std::vector<MergeGroup> groups_to_merge(const std::vector<MergeSource>& shards,
                                        std::size_t new_shards) {
  auto first_merged = shards.size() - new_shards;
  if (new_shards > 0) {
    std::uint64_t merged = 0;
    for (auto i = first_merged; i < shards.size(); ++i) merged += shards[i].passages;
    for (; first_merged > 0; --first_merged) {
      const auto& neighbour = shards[first_merged - 1];
      if (neighbour.passages >= 2 * merged) break;
      merged += neighbour.passages;
    }
  }
  std::vector<MergeGroup> groups;
  for (std::size_t i = 0; i < first_merged; ++i) groups.push_back({shards[i]});
  if (first_merged < shards.size()) {
    groups.emplace_back(shards.begin() + static_cast<std::ptrdiff_t>(first_merged), shards.end());
  }
  return groups;
}

index::PassageRanges merged_dead(const MergeGroup& group) {
  index::PassageRanges merged;
  std::uint32_t offset = 0;
  for (const auto& source : group) {
    for (const auto& range : source.dead.ranges()) {
      merged.add({range.first + offset, range.last + offset});
    }
    offset += source.passages;
  }
  return merged;
}

}  // namespace newsgrep::indexer
