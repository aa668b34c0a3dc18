#include "text/word_cache.hpp"

#include <utility>

namespace newsgrep::text {

const KnownWord& WordCache::insert(const Key& key, const KnownWord& known) {
  if (count_ == max_words) clear();
  if (2 * (count_ + 1) > slots_.size()) grow();
  Slot& slot = free_slot(key.parts_, key.word_.size());
  slot.parts = key.parts_;
  if (key.word_.size() > max_inline_bytes) {
    slot.parts[1] = long_words_.size();
    long_words_.emplace_back(key.word_);
  }
  slot.known = known;
  slot.known.size_bytes = static_cast<std::uint16_t>(key.word_.size());
  ++count_;
  return slot.known;
}

void WordCache::clear() {
  constexpr std::size_t first_slots = 1024;
  slots_ = std::vector<Slot>(first_slots);
  mask_ = first_slots - 1;
  count_ = 0;
  long_words_.clear();
}

WordCache::Slot& WordCache::free_slot(const std::array<std::uint64_t, 2>& parts, std::size_t size) {
  std::size_t i = hash(parts, size) & mask_;
  while (slots_[i].known.size_bytes != 0) i = (i + 1) & mask_;
  return slots_[i];
}

void WordCache::grow() {
  const std::vector<Slot> old = std::exchange(slots_, std::vector<Slot>(2 * slots_.size()));
  mask_ = slots_.size() - 1;
  for (const Slot& slot : old) {
    if (slot.known.size_bytes != 0) free_slot(slot.parts, slot.known.size_bytes) = slot;
  }
}

}  // namespace newsgrep::text
