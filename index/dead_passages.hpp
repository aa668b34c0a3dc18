#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace newsgrep::index {

/// A set of passages of one shard, by document id, as ranges: an article's passages are one.
class PassageRanges {
 public:
  /// Passages first to last, both included.
  struct Range {
    std::uint32_t first;
    std::uint32_t last;
    friend bool operator==(const Range&, const Range&) = default;
  };

  /// Adds passages; 0 < first <= last. What is in the set already may be added again.
  void add(Range range);

  bool contains(std::uint32_t passage) const { return first_outside(passage) != passage; }

  /// The first passage at or behind `passage` that is not in the set.
  std::uint32_t first_outside(std::uint32_t passage) const;

  /// How many passages are in the set.
  std::uint64_t size() const;

  bool empty() const { return ranges_.empty(); }

  /// In order, neither overlapping nor touching.
  const std::vector<Range>& ranges() const { return ranges_; }

  friend bool operator==(const PassageRanges&, const PassageRanges&) = default;

 private:
  std::vector<Range> ranges_;
};

/// The passages of each shard that were taken out of the index but still stand in the shard.
using DeadPassages = std::map<std::string, PassageRanges>;

/// One line a shard: `shards/0003 12-19 40-44`. Shards without dead passages are left out.
std::string to_text(const DeadPassages& dead);

/// Nothing that is not understood is skipped in silence: throws Error{corrupt}, since taken for
/// alive, such passages would be found again.
DeadPassages parse_dead_passages(std::string_view text);

}  // namespace newsgrep::index
