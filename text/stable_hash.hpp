#pragma once

#include <xxhash.h>

#include <cstdint>
#include <memory>
#include <new>
#include <string_view>

namespace newsgrep::text {

/// Returns a hash of `bytes` (XXH3, 64 bits) that is the same on every machine and in every
/// version, so that it may be stored.
inline std::uint64_t stable_hash(std::string_view bytes, std::uint64_t seed = 0) {
  return XXH3_64bits_withSeed(bytes.data(), bytes.size(), seed);
}

/// Makes the stable_hash() of bytes that come piece by piece.
class StableHasher {
 public:
  StableHasher() : state_(XXH3_createState()) {
    if (!state_) throw std::bad_alloc();
    XXH3_64bits_reset(state_.get());
  }

  void add(std::string_view bytes) { XXH3_64bits_update(state_.get(), bytes.data(), bytes.size()); }

  /// Returns the hash of all pieces so far, as if they had come in one.
  std::uint64_t hash() const { return XXH3_64bits_digest(state_.get()); }

 private:
  struct Free {
    void operator()(XXH3_state_t* state) const { XXH3_freeState(state); }
  };

  std::unique_ptr<XXH3_state_t, Free> state_;
};

}  // namespace newsgrep::text
