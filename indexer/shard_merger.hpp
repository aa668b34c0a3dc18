#pragma once

#include <filesystem>

#include "indexer/merge_policy.hpp"

namespace newsgrep::indexer {

/// Writes the passages of `group`, in order and dead ones included, to one new shard in the folder
/// `target`, synced to disk, in one thread or two. The settings are those of the first. Memory does
/// not grow with the size of the shards.
void merge_shards(const MergeGroup& group, const std::filesystem::path& target, unsigned threads);

}  // namespace newsgrep::indexer
