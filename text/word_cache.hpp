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

/// What is remembered of a word as written.
struct KnownWord {
  const Term* term = nullptr;      ///< Null: nothing of the word is left to index.
  std::uint32_t written_word = 0;  ///< Its number in the WrittenWords; 0: none.
  bool starts_spelling = false;    ///< It may be the first word of a spelling of several words.
  bool was_cut = false;            ///< Its term was cut to max_term_bytes.
  std::uint16_t size_bytes = 0;    ///< Of the word; the WordCache sets it.
};

/// Word as written -> KnownWord: a hash table in one array. Words of up to 16 bytes are compared as
/// two integers inside the array, longer ones lie beside it; a look-up allocates nothing.
/// Empties itself when it has grown large, so its memory is bounded.
class WordCache {
 public:
  static constexpr std::size_t max_word_bytes = 256;
  static constexpr std::size_t max_words = std::size_t{1} << 19;

  /// A word made ready for a look-up. `text` holds the word; only its bytes are read.
  class Key {
   public:
    Key() = default;
    Key(std::string_view word, std::string_view text) : word_(word) {
      if (word.size() > sizeof(parts_)) {
        parts_[0] = XXH3_64bits(word.data(), word.size());
        return;
      }
      // Sixteen bytes at once where the text has them: a copy of varying size costs a call.
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

    // Ones for as many bytes as the word has, then zeros.
    static constexpr std::array<unsigned char, 32> masks = [] {
      std::array<unsigned char, 32> bytes{};
      for (std::size_t i = 0; i < 16; ++i) bytes[i] = 0xFF;
      return bytes;
    }();

    std::string_view word_;
    std::array<std::uint64_t, 2> parts_{};
  };

  WordCache() { clear(); }

  /// Starts to load what find() will look at, for a word that is looked up some words later.
  void prefetch(const Key& key) const {
#if defined(__GNUC__)
    __builtin_prefetch(&slots_[hash(key.parts_, key.word_.size()) & mask_]);
#else
    static_cast<void>(key);
#endif
  }

  /// What is remembered of a word, null if nothing is. Valid until the next insert() or clear().
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

  /// Remembers a word that is not known yet and has at most max_word_bytes.
  /// Returns what find() would.
  const KnownWord& insert(const Key& key, const KnownWord& known);

  void clear();

 private:
  // Two of them make a cache line.
  struct alignas(32) Slot {
    std::array<std::uint64_t, 2>
        parts{};      // the word's bytes; or its hash and number in long_words_
    KnownWord known;  // size_bytes is 0 in an empty slot
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
