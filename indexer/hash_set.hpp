#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace newsgrep::indexer {

/// A set of 64-bit hashes in one array: 11 to 22 bytes a hash, where a node of an unordered_set and
/// its bucket take some 40. Hashes have to be spread well, since their low bits say where they lie.
class HashSet {
 public:
  /// False if it was there already.
  bool insert(std::uint64_t hash) {
    if (contains(hash)) return false;
    if (hash == empty) return has_empty_ = true;
    if (4 * (size_ + 1) > 3 * slots_.size()) grow();
    slots_[place_of(hash)] = hash;
    ++size_;
    return true;
  }

  bool contains(std::uint64_t hash) const {
    if (hash == empty) return has_empty_;
    return !slots_.empty() && slots_[place_of(hash)] == hash;
  }

  /// What it takes in memory.
  std::size_t bytes() const { return slots_.capacity() * sizeof(std::uint64_t); }

  /// Gives the memory back, too.
  void clear() { *this = HashSet(); }

 private:
  static constexpr std::uint64_t empty = 0;  ///< What an unused slot holds.

  /// Where a hash is, or could be put.
  std::size_t place_of(std::uint64_t hash) const {
    const auto mask = slots_.size() - 1;
    auto at = static_cast<std::size_t>(hash) & mask;
    while (slots_[at] != empty && slots_[at] != hash) at = (at + 1) & mask;
    return at;
  }

  void grow() {
    constexpr std::size_t first_slots = 16;
    std::vector<std::uint64_t> old(slots_.empty() ? first_slots : 2 * slots_.size(), empty);
    old.swap(slots_);
    for (const auto hash : old) {
      if (hash != empty) slots_[place_of(hash)] = hash;
    }
  }

  std::vector<std::uint64_t> slots_;  ///< As many as a power of two.
  std::size_t size_ = 0;              ///< How many of them are used.
  bool has_empty_ = false;            ///< The hash that stands for an unused slot was inserted.
};

}  // namespace newsgrep::indexer
