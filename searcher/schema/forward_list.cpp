#include "schema/forward_list.hpp"

#include <algorithm>
#include <bit>
#include <cstring>

#include "schema/varint.hpp"

namespace newsgrep::detail {
namespace {

constexpr unsigned max_width_bits = 32;
constexpr unsigned seeds_a_width = 64;

std::uint32_t code(std::uint64_t term_hash, unsigned seed, unsigned width_bits) {
  // An odd multiplier of its own for each seed; the top bits of a product depend on all bits below.
  const std::uint64_t multiplier = (0x9E3779B97F4A7C15ULL * (2 * seed + 1)) | 1;
  return static_cast<std::uint32_t>((term_hash * multiplier) >> (64 - width_bits));
}

/// The narrowest width at which one of 64 seeds is likely to separate `distinct` terms: by the
/// birthday bound a seed succeeds with probability exp(-n^2 / 2^(width+1)), here at least 3 %.
unsigned first_width(std::size_t distinct) {
  const double need = static_cast<double>(distinct) * static_cast<double>(distinct) / 7.0;
  unsigned width = std::max(1U, static_cast<unsigned>(std::bit_width(distinct)));
  while (width < max_width_bits && static_cast<double>(std::uint64_t{1} << width) < need) ++width;
  return width;
}

bool separates(std::span<const std::uint64_t> distinct, unsigned seed, unsigned width_bits) {
  static thread_local std::vector<std::uint32_t> codes;
  constexpr unsigned bitmap_width = 14;
  if (width_bits <= bitmap_width) {
    std::uint64_t seen[(1U << bitmap_width) / 64];
    std::memset(seen, 0, std::max<std::size_t>(8, (std::size_t{1} << width_bits) / 8));
    for (const auto hash : distinct) {
      const auto c = code(hash, seed, width_bits);
      const auto bit = std::uint64_t{1} << (c % 64);
      if (seen[c / 64] & bit) return false;
      seen[c / 64] |= bit;
    }
    return true;
  }
  codes.clear();
  for (const auto hash : distinct) codes.push_back(code(hash, seed, width_bits));
  std::sort(codes.begin(), codes.end());
  return std::adjacent_find(codes.begin(), codes.end()) == codes.end();
}

}  // namespace

std::string ForwardList::encode(std::span<const std::uint64_t> term_hashes) {
  if (term_hashes.empty()) return {};
  static thread_local std::vector<std::uint64_t> distinct;
  distinct.assign(term_hashes.begin(), term_hashes.end());
  std::sort(distinct.begin(), distinct.end());
  distinct.erase(std::unique(distinct.begin(), distinct.end()), distinct.end());

  unsigned width = first_width(distinct.size());
  unsigned seed = 0;
  // Passages are capped far below the 2^16 terms at which 32 bits would begin to fail.
  while (!separates(distinct, seed, width)) {
    if (++seed == seeds_a_width) {
      seed = 0;
      width = std::min(width + 1, max_width_bits);
    }
  }

  std::string out;
  out.push_back(static_cast<char>(width));
  out.push_back(static_cast<char>(seed));
  append_varint(out, term_hashes.size());
  std::uint64_t pending = 0;
  unsigned pending_bits = 0;
  for (const auto hash : term_hashes) {
    pending |= static_cast<std::uint64_t>(code(hash, seed, width)) << pending_bits;
    pending_bits += width;
    for (; pending_bits >= 8; pending_bits -= 8) {
      out.push_back(static_cast<char>(pending));
      pending >>= 8;
    }
  }
  if (pending_bits > 0) out.push_back(static_cast<char>(pending));
  return out;
}

bool ForwardList::decode(std::string_view encoded) {
  codes_.clear();
  if (encoded.empty()) return true;
  if (encoded.size() < 3) return false;
  width_bits_ = static_cast<unsigned char>(encoded[0]);
  seed_ = static_cast<unsigned char>(encoded[1]);
  encoded.remove_prefix(2);
  const auto count = take_varint(encoded);
  if (width_bits_ < 1 || width_bits_ > max_width_bits || !count || *count > encoded.size() * 8 ||
      encoded.size() != (*count * width_bits_ + 7) / 8) {
    return false;
  }
  codes_.resize(*count);
  const std::uint64_t mask = (std::uint64_t{1} << width_bits_) - 1;
  const auto* in = reinterpret_cast<const unsigned char*>(encoded.data());
  std::uint64_t pending = 0;
  unsigned pending_bits = 0;
  for (auto& c : codes_) {
    for (; pending_bits < width_bits_; pending_bits += 8) {
      pending |= static_cast<std::uint64_t>(*in++) << pending_bits;
    }
    c = static_cast<std::uint32_t>(pending & mask);
    pending >>= width_bits_;
    pending_bits -= width_bits_;
  }
  return true;
}

std::uint32_t ForwardList::code_of(std::uint64_t term_hash) const {
  return code(term_hash, seed_, width_bits_);
}

}  // namespace newsgrep::detail
