#pragma once

#include <xxhash.h>

#include <array>
#include <cstdint>
#include <cstring>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "text/token.hpp"

namespace newsgrep::text {

/// What follows from the bytes of a word.
struct KnownWord {
  const Term* term = nullptr;      ///< Null if nothing of the word is left to index.
  std::uint32_t written_word = 0;  ///< Its number in the WrittenWords; 0 if it has none.
  bool starts_spelling = false;    ///< True if it starts a spelling of several words.
  bool was_cut = false;            ///< True if its term was cut to max_term_bytes.
  std::uint16_t size_bytes = 0;    ///< Size of the word; the WordCache sets it.
};

/// A hash table in one array, from the bytes of a word to its KnownWord. Words of up to 16 bytes
/// are compared as two integers inside the array; longer words lie beside it. A look-up allocates
/// nothing. The cache empties itself when it is full, which bounds its memory.
class WordCache {
 public:
  static constexpr std::size_t max_word_bytes = 256;
  static constexpr std::size_t max_words = std::size_t{1} << 19;

  /// A word made ready for a look-up. `text` is the text that holds the word; a Key reads no byte
  /// outside it.
  class Key {
   public:
    Key() = default;
    Key(std::string_view word, std::string_view text) : word_(word) {
      if (word.size() > sizeof(parts_)) {
        parts_[0] = XXH3_64bits(word.data(), word.size());
        return;
      }
      // A copy of fixed size saves a call; near the end of the text there are too few bytes for it.
      if (static_cast<std::size_t>(text.data() + text.size() - word.data()) >= sizeof(parts_)) {
        std::array<std::uint64_t, 2> mask;
        std::memcpy(mask.data(), masks.data() + (sizeof(parts_) - word.size()), sizeof(mask));
        std::memcpy(parts_.data(), word.data(), sizeof(parts_));
        parts_[0] &= mask[0];
        parts_[1] &= mask[1];
      } else {
        std::memcpy(parts_.data(), word.data(), word.size());
      }
    }

   private:
    friend class WordCache;

    // Sixteen bytes of ones and sixteen of zeros; a mask is 16 of them in a row.
    static constexpr std::array<unsigned char, 32> masks = [] {
      std::array<unsigned char, 32> bytes{};
      for (std::size_t i = 0; i < 16; ++i) bytes[i] = 0xFF;
      return bytes;
    }();

    std::string_view word_;
    std::array<std::uint64_t, 2> parts_{};
  };

  WordCache() { clear(); }

  /// Starts to load the memory that find() will read some words later.
  void prefetch(const Key& key) const {
#if defined(__GNUC__)
    __builtin_prefetch(&slots_[hash(key.parts_, key.word_.size()) & mask_]);
#else
    static_cast<void>(key);
#endif
  }

  /// Returns what is known of a word; null if nothing is. Valid until insert() or clear() is
  /// called.
  const KnownWord* find(const Key& key) const {
    for (std::size_t i = hash(key.parts_, key.word_.size()) & mask_;; i = (i + 1) & mask_) {
      const Slot& slot = slots_[i];
      if (slot.known.size_bytes == 0) return nullptr;
      if (slot.known.size_bytes == key.word_.size() && slot.parts[0] == key.parts_[0] &&
          has_rest(slot, key)) {
        return &slot.known;
      }
    }
  }

  /// Adds a word that is not known yet and has at most max_word_bytes. Returns it as find() does.
  const KnownWord& insert(const Key& key, const KnownWord& known);

  /// Forgets all words.
  void clear();

 private:
  // Two slots fill a cache line.
  struct alignas(32) Slot {
    // The word's bytes; for a long word, its hash and its index in long_words_.
    std::array<std::uint64_t, 2> parts{};
    KnownWord known;  // with a size of 0 in an empty slot
  };

  static constexpr std::size_t max_inline_bytes = sizeof(Slot::parts);

  static std::size_t hash(const std::array<std::uint64_t, 2>& parts, std::size_t size) {
    std::uint64_t h = parts[0] * 0x9E3779B97F4A7C15U;
    h ^= h >> 32;
    if (size <= max_inline_bytes) h += parts[1];
    h *= 0xD6E8FEB86659FD93U;
    return static_cast<std::size_t>(h ^ (h >> 32));
  }

  bool has_rest(const Slot& slot, const Key& key) const {
    if (slot.known.size_bytes <= max_inline_bytes) return slot.parts[1] == key.parts_[1];
    return long_words_[slot.parts[1]] == key.word_;
  }

  Slot& free_slot(const std::array<std::uint64_t, 2>& parts, std::size_t size);
  void grow();

  std::vector<Slot> slots_;
  std::size_t mask_ = 0;
  std::size_t count_ = 0;
  std::deque<std::string> long_words_;
};

}  // namespace newsgrep::text
