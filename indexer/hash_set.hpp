#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace newsgrep::indexer {

/// A set of 64-bit hashes in one array. It takes 11 to 22 bytes per hash; std::unordered_set takes
/// about 40. The low bits of hashes must be spread well, because they tell the place in the array.
class HashSet {
 public:
  /// Adds `hash`. Returns false if the set had it already.
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

  /// Returns the memory that the set takes, in bytes.
  std::size_t bytes() const { return slots_.capacity() * sizeof(std::uint64_t); }

  /// Removes all hashes and frees the memory.
  void clear() { *this = HashSet(); }

 private:
  static constexpr std::uint64_t empty = 0;  ///< Value of an unused slot.

  /// Returns the slot of a hash, or the unused slot to put it.
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

  std::vector<std::uint64_t> slots_;  ///< A power of two of slots.
  std::size_t size_ = 0;              ///< Number of used slots.
  bool has_empty_ = false;            ///< True if the set has the hash `empty`.
};

}  // namespace newsgrep::indexer
