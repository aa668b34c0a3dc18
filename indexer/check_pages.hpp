#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <vector>

#include "indexer/fault_list.hpp"
#include "indexer/shard_snapshot.hpp"

namespace newsgrep::indexer {

/// Compares every page of every file with its checksum, in `threads` threads. Marks parts with
/// damaged pages, and returns a fault for each run of such pages. Counts bytes in `bytes_done` and
/// calls `after()` now and then in the calling thread.
FaultList check_pages(std::vector<ShardSnapshot>& shards, unsigned threads, std::size_t max_faults,
                      std::atomic<std::uint64_t>& bytes_done, const std::function<void()>& after);

}  // namespace newsgrep::indexer
