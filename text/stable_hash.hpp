#pragma once

#include <xxhash.h>

#include <cstdint>
#include <string_view>

namespace newsgrep::text {

/// Returns a hash of `bytes` (XXH3, 64 bits) that is the same on every machine and in every
/// version, so that it may be stored.
inline std::uint64_t stable_hash(std::string_view bytes, std::uint64_t seed = 0) {
  return XXH3_64bits_withSeed(bytes.data(), bytes.size(), seed);
}

}  // namespace newsgrep::text
