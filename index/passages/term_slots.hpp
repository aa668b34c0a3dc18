#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace newsgrep::index {

// A perfect hash for the terms of one passage: each term has its own slot in a table that is hardly
// larger than the number of terms. Terms are divided into buckets by their hash. Each bucket has a
// displacement of one byte: three bits tell how the hashes of its terms are mixed, five bits by how
// many slots the result is moved. SlotChooser finds displacements with which no two terms share a
// slot ("hash, displace and compress", Belazzougui, Botelho, Dietzfelbinger 2009).

/// The widest slot number, in bits. It is more than any passage needs, and two of them fit into
/// what a forward list reads at once.
inline constexpr unsigned max_slot_bits = 28;
/// The bits of a displacement that tell the number of slots to move by.
inline constexpr unsigned displacement_shift_bits = 5;

/// Returns the bucket of a term, below `buckets` >= 1.
inline std::size_t bucket_of(std::uint64_t term_hash, std::size_t buckets) {
  return static_cast<std::size_t>(((term_hash >> 32) * buckets) >> 32);
}

/// Returns the slot of a term, below 2^slot_bits, if its bucket has this displacement.
inline std::uint32_t slot_of(std::uint64_t term_hash, unsigned char displacement,
                             unsigned slot_bits) {
  // 2^64 over the golden ratio, and another odd number without a pattern. The top bits of a product
  // depend on all bits below.
  constexpr std::uint64_t step = 0x9E3779B97F4A7C15;
  constexpr std::uint64_t multiplier = 0xD6E8FEB86659FD93;
  const auto mix = displacement >> displacement_shift_bits;
  const std::uint64_t shift = displacement & ((1U << displacement_shift_bits) - 1);
  const auto mixed = (term_hash ^ (static_cast<std::uint64_t>(mix) * step)) * multiplier;
  return static_cast<std::uint32_t>((mixed + (shift << (64 - slot_bits))) >> (64 - slot_bits));
}

/// Returns the slot of a term, below 2^slot_bits; `displacements` has one byte per bucket.
inline std::uint32_t slot_of(std::uint64_t term_hash, std::string_view displacements,
                             unsigned slot_bits) {
  const auto displacement = displacements[bucket_of(term_hash, displacements.size())];
  return slot_of(term_hash, static_cast<unsigned char>(displacement), slot_bits);
}

/// Chooses the slots of terms. Reuse it: it keeps its memory.
class SlotChooser {
 public:
  /// Chooses slots for `terms`, which are distinct hashes and at least one. Takes linear time. Two
  /// terms can share a slot only if the hashes were made to defeat this.
  void choose(std::span<const std::uint64_t> terms);

  /// Returns the size that was chosen: the table has 2^slot_bits() slots, 1 to max_slot_bits.
  unsigned slot_bits() const { return slot_bits_; }
  /// Returns the displacements that were chosen, one byte per bucket.
  std::string_view displacements() const { return displacements_; }

 private:
  bool place_all(std::span<const std::uint64_t> terms);
  bool place(std::uint32_t bucket);

  unsigned slot_bits_ = 1;
  std::string displacements_;
  std::vector<std::uint32_t> begins_;   ///< Starts of the buckets in members_, and the end.
  std::vector<std::uint64_t> members_;  ///< The terms by bucket.
  /// Size and number of each bucket.
  std::vector<std::pair<std::uint32_t, std::uint32_t>> by_size_;
  std::vector<std::uint32_t> slots_;  ///< Slots of the terms of the current bucket.
  /// One bit per slot; fewer than 64 slots repeat to fill a word.
  std::vector<std::uint64_t> free_;
  std::uint64_t repeated_ = 1;  ///< The bits of slot 0 in a word, one table apart.
};

}  // namespace newsgrep::index
