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
  std::uint32_t passages;  ///< Dead ones included.
  index::PassageRanges dead;
};
using MergeGroup = std::vector<MergeSource>;

/// Decides which shards become one: all that are new (the last `new_shards` of `shards`), and with
/// them each older neighbour that is less than twice as large as what is merged so far. So an index
/// has few shards, growing in size, and a passage is rewritten a number of times that grows with
/// the logarithm of the index. A group of one shard that is not new stays as it is.
std::vector<MergeGroup> groups_to_merge(const std::vector<MergeSource>& shards,
                                        std::size_t new_shards);

/// The dead passages of what merge_shards() makes of `group`.
index::PassageRanges merged_dead(const MergeGroup& group);

}  // namespace newsgrep::indexer
