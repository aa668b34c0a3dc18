#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "indexer/fault_list.hpp"
#include "indexer/shard_snapshot.hpp"

namespace newsgrep::indexer {

/// A living article, by a hash of its id.
struct LivingArticle {
  std::uint64_t id_hash;
  std::uint32_t first_passage;
};

/// What check_passages() found out for other checks.
struct PassagesResult {
  std::size_t articles = 0;  ///< Articles that could be read, dead ones included.
  std::vector<LivingArticle> living;
};

/// Checks the file `passages` of a shard, but for the texts: every record, the table of articles,
/// the set of first passages, and the dead passages. Says of each damaged page which articles it
/// concerns.
PassagesResult check_passages(ShardSnapshot& shard, FaultList& faults);

}  // namespace newsgrep::indexer
