#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>

#include "index/passages/passage_file.hpp"
#include "indexer/shard_snapshot.hpp"

namespace newsgrep::indexer {

/// Tells which article a passage of a shard belongs to, as far as that can be read: for faults.
class ArticleNames {
 public:
  /// The shard must outlive the names.
  explicit ArticleNames(const ShardSnapshot& shard) : shard_(shard) {}

  /// Returns a fault of the file `label` that concerns the article of `passage`.
  IndexFault fault(const std::string& label, std::string problem, std::uint32_t passage);

 private:
  void read_paths();

  const ShardSnapshot& shard_;
  index::Decompressor decompressor_;
  std::string buffer_;
  /// Paths by first passage, from the posting lists: for articles whose record cannot be read.
  std::optional<std::map<std::uint32_t, std::string>> paths_;
};

}  // namespace newsgrep::indexer
