#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>

namespace newsgrep::index {

/// Returns the number of the first of `count` ascending hashes that is `wanted` or greater; `count`
/// if there is none. `hash_at(number)` returns a hash. Hashes are evenly spread, so the search
/// begins where `wanted` should be and touches few other places (interpolation search).
template <typename HashAt>
std::size_t first_hash_from(std::size_t count, std::uint64_t wanted, HashAt&& hash_at) {
  if (count == 0) return 0;
  // The high 32 bits tell the place well enough; the product cannot overflow.
  const auto guess = static_cast<std::size_t>((wanted >> 32) * std::uint64_t{count} >> 32);
  // Everything before `low` is less than `wanted`; nothing from `high` on is.
  std::size_t low = 0;
  std::size_t high = count;
  if (hash_at(guess) < wanted) {
    low = guess + 1;
    for (std::size_t step = 1; step < count - low; step *= 2) {
      if (hash_at(low + step - 1) >= wanted) {
        high = low + step - 1;
        break;
      }
      low += step;
    }
  } else {
    high = guess;
    for (std::size_t step = 1; step <= high; step *= 2) {
      if (hash_at(high - step) < wanted) {
        low = high - step + 1;
        break;
      }
      high -= step;
    }
  }
  while (low < high) {
    const auto middle = low + (high - low) / 2;
    if (hash_at(middle) < wanted) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}

}  // namespace newsgrep::index
