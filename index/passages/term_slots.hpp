#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace newsgrep::index {

// A perfect hash for the terms of one passage: each has a slot of its own in a table that is hardly
// larger than their number. Terms are divided into buckets by their hash. Each bucket has a
// displacement, one byte: three bits say how the hashes of its terms are mixed, five how many slots
// further on the result is moved. SlotChooser finds displacements with which no two terms meet
// ("hash, displace and compress", Belazzougui, Botelho, Dietzfelbinger 2009).

/// More than any passage needs; two slots fit into what a forward list reads at once.
inline constexpr unsigned max_slot_bits = 28;
inline constexpr unsigned displacement_shift_bits = 5;

/// The bucket of a term among as many as there are `displacements`, at least one.
inline std::size_t bucket_of(std::uint64_t term_hash, std::size_t buckets) {
  return static_cast<std::size_t>(((term_hash >> 32) * buckets) >> 32);
}

/// The slot of a term of a bucket with this displacement, among 2^slot_bits.
inline std::uint32_t slot_of(std::uint64_t term_hash, unsigned char displacement,
                             unsigned slot_bits) {
  // 2^64 over the golden ratio, and another odd number without a pattern. The top bits of a
  // product depend on all bits below.
  constexpr std::uint64_t step = 0x9E3779B97F4A7C15;
  constexpr std::uint64_t multiplier = 0xD6E8FEB86659FD93;
  const auto mix = displacement >> displacement_shift_bits;
  const std::uint64_t shift = displacement & ((1U << displacement_shift_bits) - 1);
  const auto mixed = (term_hash ^ (static_cast<std::uint64_t>(mix) * step)) * multiplier;
  return static_cast<std::uint32_t>((mixed + (shift << (64 - slot_bits))) >> (64 - slot_bits));
}

inline std::uint32_t slot_of(std::uint64_t term_hash, std::string_view displacements,
                             unsigned slot_bits) {
  const auto displacement = displacements[bucket_of(term_hash, displacements.size())];
  return slot_of(term_hash, static_cast<unsigned char>(displacement), slot_bits);
}

/// Gives terms slots. To be reused: it keeps its memory.
class SlotChooser {
 public:
  /// Chooses slots for `terms`, the hashes of at least one term, which are distinct. Takes linear
  /// time. Only of hashes that were made to defeat it may two be given the same slot.
  void choose(std::span<const std::uint64_t> terms);

  /// What was chosen: the table has 2^slot_bits() slots, 1 to max_slot_bits.
  unsigned slot_bits() const { return slot_bits_; }
  std::string_view displacements() const { return displacements_; }

 private:
  bool place_all(std::span<const std::uint64_t> terms);
  bool place(std::uint32_t bucket);

  unsigned slot_bits_ = 1;
  std::string displacements_;
  std::vector<std::uint32_t> begins_;   ///< Of the buckets in members_, and the end of the last.
  std::vector<std::uint64_t> members_;  ///< The terms by bucket.
  std::vector<std::pair<std::uint32_t, std::uint32_t>> by_size_;  ///< Size and number of buckets.
  std::vector<std::uint32_t> slots_;  ///< Of the terms of the bucket at hand.
  std::vector<std::uint64_t> free_;   ///< A bit a slot. Fewer than 64 are repeated to fill a word.
  std::uint64_t repeated_ = 1;        ///< What stands for slot 0 in a word: bits one table apart.
};

}  // namespace newsgrep::index
