#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace newsgrep::index {

/// A set of passages of one shard, as ranges. The passages of an article are one range.
class PassageRanges {
 public:
  /// The passages from `first` to `last`, both included.
  struct Range {
    std::uint32_t first;
    std::uint32_t last;
    friend bool operator==(const Range&, const Range&) = default;
  };

  /// Adds the passages of `range`, where 0 < first <= last. Some may be in the set already.
  void add(Range range);

  bool contains(std::uint32_t passage) const { return first_outside(passage) != passage; }

  /// Returns the first passage from `passage` on that is not in the set.
  std::uint32_t first_outside(std::uint32_t passage) const;

  /// Returns the number of passages in the set.
  std::uint64_t size() const;

  bool empty() const { return ranges_.empty(); }

  /// Returns the ranges in order; they neither overlap nor touch.
  const std::vector<Range>& ranges() const { return ranges_; }

  friend bool operator==(const PassageRanges&, const PassageRanges&) = default;

 private:
  std::vector<Range> ranges_;
};

/// The dead passages of an index, by shard: passages that were removed from the index, or replaced,
/// but are still in the files of the shard. Searches skip them. A shard is rewritten without them
/// when they are too many.
using DeadPassages = std::map<std::string, PassageRanges>;

/// Returns the list as text, one line per shard: `shards/0003 12-19 40-44`. Leaves out shards
/// without dead passages.
std::string to_text(const DeadPassages& dead);

/// Returns the list that to_text() wrote. Throws Error{corrupt} if any of it is malformed, because
/// dead passages must not be found again.
DeadPassages parse_dead_passages(std::string_view text);

}  // namespace newsgrep::index
