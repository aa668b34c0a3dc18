#pragma once

#include <algorithm>
#include <cstddef>

namespace newsgrep::indexer {

/// What an update may have in memory at a time.
struct BuildLimits {
  std::size_t batch_bytes;       ///< Text of a batch, which becomes a shard.
  std::size_t remembered_terms;  ///< Terms that an analyzer keeps from one batch to the next.
};

/// Returns limits with which building in `threads` threads takes about `memory_bytes` in all. The
/// ids of all articles, which have no limit, take `ids_bytes` of these. The limits stop growing
/// where more memory gains nothing. Measured: a thread takes seven bytes for each byte of a batch,
/// waiting batches included, and half a kilobyte for each term.
inline BuildLimits build_limits(std::size_t memory_bytes, unsigned threads, std::size_t ids_bytes) {
  constexpr std::size_t mib = std::size_t{1} << 20;
  constexpr std::size_t others = 48 * mib;
  constexpr std::size_t others_a_thread = 16 * mib;
  constexpr std::size_t bytes_a_batch_byte = 7;
  constexpr std::size_t bytes_a_term = 512;
  const auto taken = others + ids_bytes;
  const auto share = memory_bytes > taken ? (memory_bytes - taken) / std::max(1U, threads) : 0;
  const auto each = share > others_a_thread ? share - others_a_thread : 0;
  // With fewer terms, too many words are analysed again; smaller batches are merged too often.
  const auto terms = std::clamp<std::size_t>(each / 4 / bytes_a_term, 10'000, 100'000);
  const auto of_terms = terms * bytes_a_term;
  const auto batch = each > of_terms ? (each - of_terms) / bytes_a_batch_byte : 0;
  return {std::clamp(batch, mib, 16 * mib), terms};
}

}  // namespace newsgrep::indexer
