#pragma once

#include <xapian.h>

#include <span>
#include <string>
#include <unordered_map>

#include "engine/match/passage_iterator.hpp"
#include "engine/open_index.hpp"
#include "schema/impact.hpp"

namespace newsgrep::detail {

/// How much the terms of a query weigh in an index as a whole. Dead passages still count, until
/// their shard is rewritten: what they hold is known only to the posting lists.
class TermWeights {
 public:
  explicit TermWeights(std::span<const OpenShard> shards) : shards_(shards) {
    for (const auto& shard : shards_) passages_ += shard.database.get_doccount();
  }

  /// The inverse frequency of `term`.
  Score idf(const std::string& term) {
    const auto [at, is_new] = known_.try_emplace(term, 0);
    if (is_new) {
      Xapian::doccount frequency = 0;
      for (const auto& shard : shards_) frequency += shard.database.get_termfreq(term);
      at->second = inverse_frequency(passages_, frequency);
    }
    return at->second;
  }

 private:
  std::span<const OpenShard> shards_;
  Xapian::doccount passages_ = 0;
  std::unordered_map<std::string, Score> known_;
};

}  // namespace newsgrep::detail
