#include "index/passages/term_slots.hpp"

#include <algorithm>
#include <bit>
#include <functional>

namespace newsgrep::index {
namespace {

constexpr unsigned word_bits = 64;
constexpr unsigned shifts = 1U << displacement_shift_bits;
constexpr unsigned mixes = 256 / shifts;

/// The number of wider tables to try before giving up on hashes.
constexpr unsigned max_widenings = 3;

/// Returns the narrowest table for so many terms, in bits: at most 15 of 16 slots are taken.
unsigned first_slot_bits(std::size_t terms) {
  auto bits = static_cast<unsigned>(std::bit_width(terms)) + 1;
  while (bits > 1 && terms * 16 <= (std::size_t{15} << (bits - 1))) --bits;
  return bits;
}

/// Returns a number of buckets with which most passages succeed at once (measured). The fuller the
/// table, the smaller the buckets must be: 14 terms if it is nearly empty, 3 if it is nearly full.
std::size_t first_buckets(std::size_t terms, std::size_t slots) {
  return terms * slots / (14 * slots - 11 * terms) + 1;
}

}  // namespace

void SlotChooser::choose(std::span<const std::uint64_t> terms) {
  const auto narrowest = first_slot_bits(terms.size());
  const auto widest = std::min(narrowest + max_widenings, max_slot_bits);
  for (slot_bits_ = narrowest; slot_bits_ <= widest; ++slot_bits_) {
    auto buckets = first_buckets(terms.size(), std::size_t{1} << slot_bits_);
    for (; buckets <= terms.size(); buckets += buckets / 8 + 1) {
      displacements_.assign(buckets, '\0');
      if (place_all(terms)) return;
    }
  }
  slot_bits_ = max_slot_bits;
  displacements_.assign(1, '\0');
}

/// Chooses all displacements. Returns false if a bucket finds no room.
bool SlotChooser::place_all(std::span<const std::uint64_t> terms) {
  const auto buckets = displacements_.size();
  // The size of bucket b is counted at b + 2 and summed up, so that b + 1 has the start of b.
  // Filling moves it to the end of b, which is the start of b + 1.
  begins_.assign(buckets + 2, 0);
  for (const auto term : terms) ++begins_[bucket_of(term, buckets) + 2];
  for (std::size_t b = 2; b < buckets + 2; ++b) begins_[b] += begins_[b - 1];
  members_.resize(terms.size());
  for (const auto term : terms) members_[begins_[bucket_of(term, buckets) + 1]++] = term;

  const auto slots = std::uint64_t{1} << slot_bits_;
  free_.assign((slots + word_bits - 1) / word_bits, ~std::uint64_t{0});
  repeated_ = slots < word_bits ? ~std::uint64_t{0} / ((std::uint64_t{1} << slots) - 1) : 1;
  // Large buckets first, while there is much room.
  by_size_.clear();
  for (std::uint32_t b = 0; b < buckets; ++b) by_size_.emplace_back(begins_[b + 1] - begins_[b], b);
  std::sort(by_size_.begin(), by_size_.end(), std::greater<>());
  return std::all_of(by_size_.begin(), by_size_.end(),
                     [&](const auto& bucket) { return place(bucket.second); });
}

/// Chooses the displacement of one bucket and takes its slots. Returns false if none fits.
bool SlotChooser::place(std::uint32_t bucket) {
  const std::span members(members_.data() + begins_[bucket], members_.data() + begins_[bucket + 1]);
  const auto last_word = free_.size() - 1;
  const auto last_slot = static_cast<std::uint32_t>((std::uint64_t{1} << slot_bits_) - 1);
  slots_.resize(members.size());
  for (unsigned mix = 0; mix < mixes; ++mix) {
    const auto unmoved = static_cast<unsigned char>(mix << displacement_shift_bits);
    // Bit i tells whether all terms find a free slot if they are moved by i slots.
    std::uint64_t fits = (std::uint64_t{1} << shifts) - 1;
    for (std::size_t i = 0; i < members.size(); ++i) {
      const auto slot = slot_of(members[i], unmoved, slot_bits_);
      const auto word = slot / word_bits;
      const auto bit = slot % word_bits;
      fits &= free_[word] >> bit | free_[(word + 1) & last_word] << 1 << (word_bits - 1 - bit);
      slots_[i] = slot;
    }
    if (fits == 0) continue;
    const auto shift = static_cast<unsigned>(std::countr_zero(fits));
    std::uint64_t met = 0;  // Not zero if two terms of the bucket share a slot.
    for (auto& slot : slots_) {
      slot = (slot + shift) & last_slot;
      const auto bits = repeated_ << (slot % word_bits);
      met |= ~free_[slot / word_bits] & bits;
      free_[slot / word_bits] &= ~bits;
    }
    if (met == 0) {
      displacements_[bucket] = static_cast<char>(unmoved | shift);
      return true;
    }
    for (const auto slot : slots_) free_[slot / word_bits] |= repeated_ << (slot % word_bits);
  }
  return false;
}

}  // namespace newsgrep::index
