#pragma once

#include <atomic>
#include <cstddef>
#include <functional>

#include "indexer/check_postings.hpp"
#include "indexer/check_words.hpp"
#include "indexer/fault_list.hpp"
#include "indexer/shard_snapshot.hpp"

namespace newsgrep::text {
class VariantTable;
}

namespace newsgrep::indexer {

/// A shard whose texts are to be checked, with what its other files have.
struct ShardTexts {
  const ShardSnapshot& shard;
  bool is_sound = false;                     ///< True if no page of the file `passages` is damaged.
  const ListedWords* words = nullptr;        ///< Null if the file `words` is damaged.
  const PostingsResult* postings = nullptr;  ///< Null if postlist.glass is damaged.
};

/// Analyses every text of a shard again, in `threads` threads, and compares it with the forward
/// lists, posting lists, forms, words and terms of fields, with the set of quoting passages, and
/// with the content hash of its article. `variants` are those of the index. Counts passages in
/// `passages_done` and calls `after()` now and then in the calling thread.
FaultList check_texts(const ShardTexts& texts, const text::VariantTable& variants, unsigned threads,
                      std::size_t max_faults, std::atomic<std::size_t>& passages_done,
                      const std::function<void()>& after);

}  // namespace newsgrep::indexer
