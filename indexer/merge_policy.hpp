#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <vector>

#include "index/dead_passages.hpp"

namespace newsgrep::indexer {

/// A shard that may be merged. Its passages are numbered from 1 without gaps.
struct MergeSource {
  std::filesystem::path path;
  std::uint32_t passages;  ///< Number of passages, dead ones included.
  index::PassageRanges dead;
  std::uint64_t id = 0;  ///< See ShardFiles::id().
};
using MergeGroup = std::vector<MergeSource>;

/// Divides the shards into groups that become one shard each. The new shards (the last `new_shards`
/// of `shards`) become one, together with each older neighbour that is less than twice as large as
/// what is merged so far. Every other shard is a group of its own and stays as it is. So an index
/// has few shards, the largest first, and how often a passage is rewritten grows with the logarithm
/// of the index.
std::vector<MergeGroup> groups_to_merge(const std::vector<MergeSource>& shards,
                                        std::size_t new_shards);

/// Returns the dead passages of the shard that merge_shards() makes of `group`.
index::PassageRanges merged_dead(const MergeGroup& group);

}  // namespace newsgrep::indexer
