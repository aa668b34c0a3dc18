#pragma once

#include <filesystem>

#include "indexer/merge_policy.hpp"

namespace newsgrep::indexer {

/// Writes all passages of `group`, dead ones included, to one new shard in the folder `target`,
/// which must not exist, and syncs it to disk. Passages keep their order. The shard gets the
/// settings of the first source. Uses two threads at most. Memory does not grow with the size of
/// the shards.
void merge_shards(const MergeGroup& group, const std::filesystem::path& target, unsigned threads);

}  // namespace newsgrep::indexer
