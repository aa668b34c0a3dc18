#include "index/passages/forward_list.hpp"

#include <algorithm>
#include <bit>
#include <cstring>
#include <limits>

#include "index/bytes/varint.hpp"
#include "index/passages/term_slots.hpp"

namespace newsgrep::index {

static_assert(std::endian::native == std::endian::little, "codes are read and written as words");

namespace {

std::uint64_t load_word(const char* at) {
  std::uint64_t word = 0;
  std::memcpy(&word, at, sizeof(word));
  return word;
}

std::uint64_t code_mask(unsigned code_bits) {
  return (std::uint64_t{1} << code_bits) - 1;
}

/// The least number of bits of packed codes that one read gives; it gives 64 if it starts at a
/// byte.
constexpr unsigned bits_at_once = 57;
static_assert(2 * max_slot_bits <= bits_at_once);

/// Returns how many codes a step looks at. It also sees the code after the last one. Narrow codes
/// are taken by eight, which end at the end of a byte, so that no step has to shift what it reads.
constexpr unsigned codes_in_step(unsigned code_bits) {
  constexpr unsigned bits_a_byte = 8;
  return (bits_a_byte + 1) * code_bits <= 64 ? bits_a_byte : bits_at_once / code_bits - 1;
}

/// By bits a code: the lowest bit of each code of a step.
constexpr auto lowest_bits = [] {
  std::array<std::uint64_t, max_slot_bits + 1> masks{};
  for (unsigned code_bits = 1; code_bits <= max_slot_bits; ++code_bits) {
    for (unsigned code = 0; code < codes_in_step(code_bits); ++code) {
      masks[code_bits] |= std::uint64_t{1} << (code * code_bits);
    }
  }
  return masks;
}();

/// By bits a code: a factor that divides by it. The quotient is the product without its low bits.
constexpr unsigned reciprocal_bits = 12;
constexpr auto reciprocals = [] {
  std::array<std::uint32_t, max_slot_bits + 1> quotients{};
  for (unsigned code_bits = 1; code_bits <= max_slot_bits; ++code_bits) {
    quotients[code_bits] = (1U << reciprocal_bits) / code_bits + 1;
  }
  return quotients;
}();

/// The codes of a step, all compared with zero at once.
class Codes {
 public:
  explicit Codes(unsigned code_bits)
      : reciprocal_(reciprocals[code_bits]),
        lowest_(lowest_bits[code_bits]),
        highest_(lowest_ << (code_bits - 1)),
        others_(highest_ - lowest_) {}

  /// Returns `code` once for each code of a step.
  std::uint64_t repeated(std::uint32_t code) const { return code * lowest_; }

  /// Returns the highest bit of each code that is zero.
  std::uint64_t zeros(std::uint64_t codes) const {
    // Adding others_ to the lower bits of a code carries into its highest bit unless they are zero.
    return ~(((codes & others_) + others_) | codes) & highest_;
  }

  /// Returns which code the lowest bit that is set in `bits` belongs to.
  std::uint32_t first_in(std::uint64_t bits) const {
    return (static_cast<std::uint32_t>(std::countr_zero(bits)) * reciprocal_) >> reciprocal_bits;
  }

 private:
  std::uint32_t reciprocal_;
  std::uint64_t lowest_;   ///< Lowest bit of each code.
  std::uint64_t highest_;  ///< Highest bit of each code.
  std::uint64_t others_;   ///< All bits of each code but the highest.
};

}  // namespace

std::string ForwardList::encode(std::span<const std::uint64_t> term_hashes) {
  static thread_local std::vector<std::uint64_t> terms;
  static thread_local std::vector<std::uint32_t> tokens;
  static thread_local std::vector<std::uint32_t> known;  // Hash table: indexes into terms, plus 1.
  terms.clear();
  tokens.clear();
  known.assign(std::bit_ceil(2 * term_hashes.size() + 1), 0);
  for (const auto hash : term_hashes) {
    auto at = hash & (known.size() - 1);
    while (known[at] != 0 && terms[known[at] - 1] != hash) at = (at + 1) & (known.size() - 1);
    if (known[at] == 0) {
      terms.push_back(hash);
      known[at] = static_cast<std::uint32_t>(terms.size());
    }
    tokens.push_back(known[at] - 1);
  }
  return encode(terms, tokens);
}

std::string ForwardList::encode(std::span<const std::uint64_t> terms,
                                std::span<const std::uint32_t> tokens) {
  std::string out;
  if (tokens.empty()) return out;
  static thread_local SlotChooser chooser;
  static thread_local std::vector<std::uint32_t> codes;  // Of the terms.
  chooser.choose(terms);
  const auto code_bits = chooser.slot_bits();
  const auto displacements = chooser.displacements();
  codes.clear();
  for (const auto term : terms) codes.push_back(slot_of(term, displacements, code_bits));

  constexpr std::size_t max_varint_bytes = 10;
  const auto code_bytes = (tokens.size() * code_bits + 7) / 8;
  std::uint64_t pending = 0;
  out.reserve(1 + 2 * max_varint_bytes + displacements.size() + code_bytes + sizeof(pending));
  out.push_back(static_cast<char>(code_bits));
  append_varint(out, tokens.size());
  append_string(out, displacements);
  const auto codes_at = out.size();
  out.resize(codes_at + code_bytes + sizeof(pending));  // Room for whole words.
  unsigned pending_bits = 0;
  auto* to = out.data() + codes_at;
  for (const auto token : tokens) {
    pending |= std::uint64_t{codes[token]} << pending_bits;
    pending_bits += code_bits;
    std::memcpy(to, &pending, sizeof(pending));
    to += pending_bits / 8;
    pending >>= pending_bits / 8 * 8;
    pending_bits %= 8;
  }
  out.resize(codes_at + code_bytes);
  return out;
}

bool ForwardList::open(std::string_view encoded) {
  tokens_ = 0;
  if (encoded.empty()) return true;
  const unsigned code_bits = static_cast<unsigned char>(encoded.front());
  encoded.remove_prefix(1);
  const auto tokens = take_varint(encoded);
  const auto displacements = take_string(encoded);
  if (code_bits == 0 || code_bits > max_slot_bits || !tokens || *tokens == 0 || !displacements ||
      displacements->empty() || *tokens > std::min<std::uint64_t>(encoded.size() * 8, UINT32_MAX) ||
      encoded.size() != (*tokens * code_bits + 7) / 8) {
    return false;
  }
  code_bits_ = code_bits;
  tokens_ = static_cast<std::uint32_t>(*tokens);
  displacements_ = *displacements;
  codes_ = encoded.data();
  codes_bytes_ = encoded.size();
  if (codes_bytes_ < few_.size()) {
    few_ = {};
    std::memcpy(few_.data(), codes_, codes_bytes_);
    codes_ = few_.data();
    codes_bytes_ = few_.size();
  }
  return true;
}

/// Returns the bits of the codes from `bit` on, followed by zeros. `bit` is inside a code.
std::uint64_t ForwardList::bits_from(std::uint64_t bit) const {
  const auto byte = std::min<std::uint64_t>(bit / 8, codes_bytes_ - sizeof(std::uint64_t));
  return load_word(codes_ + byte) >> (bit - byte * 8);
}

std::uint32_t ForwardList::code_of(std::uint64_t term_hash) const {
  return slot_of(term_hash, displacements_, code_bits_);
}

std::uint32_t ForwardList::code_at(std::uint32_t position) const {
  const auto bits = bits_from(std::uint64_t{position} * code_bits_);
  return static_cast<std::uint32_t>(bits & code_mask(code_bits_));
}

/// Calls `use(bits, at)` for each step until it returns true, and returns whether it did. `bits`
/// are the bits from bit `at` on, where a code starts.
template <typename Use>
bool ForwardList::any_step(Use&& use) const {
  const std::uint64_t bits_a_step = codes_in_step(code_bits_) * code_bits_;
  const auto end = std::uint64_t{tokens_} * code_bits_;
  const auto last_word_at = (codes_bytes_ - sizeof(std::uint64_t)) * 8;
  const auto words_end = bits_a_step % 8 == 0 ? last_word_at + 1 : 0;
  const auto* codes = codes_;
  for (std::uint64_t at = 0; at < end; at += bits_a_step) {
    if (use(at < words_end ? load_word(codes + at / 8) : bits_from(at), at)) return true;
  }
  return false;
}

void ForwardList::find(std::uint32_t code, std::vector<std::uint32_t>& positions) const {
  const Codes all(code_bits_);
  const auto wanted = all.repeated(code);
  std::uint32_t first = 0;
  any_step([&](std::uint64_t bits, std::uint64_t) {
    for (auto found = all.zeros(bits ^ wanted); found != 0; found &= found - 1) {
      const auto position = first + all.first_in(found);
      if (position >= tokens_) return true;
      positions.push_back(position);
    }
    first += codes_in_step(code_bits_);
    return false;
  });
}

bool ForwardList::contains(std::span<const std::uint64_t> term_hashes) const {
  if (term_hashes.size() < 2) return term_hashes.size() == 1 && tokens_ > 0;
  if (term_hashes.size() > tokens_) return false;
  const auto rest = term_hashes.subspan(2);
  const auto stand_at = [&](std::uint64_t bit) {
    return std::all_of(rest.begin(), rest.end(), [&](std::uint64_t hash) {
      const auto code = bits_from(bit) & code_mask(code_bits_);
      bit += code_bits_;
      return code == code_of(hash);
    });
  };

  const Codes all(code_bits_);
  const auto first = all.repeated(code_of(term_hashes[0]));
  const auto second = all.repeated(code_of(term_hashes[1]));
  const auto code_bits = code_bits_;
  const auto bits_to_search = (tokens_ - term_hashes.size() + 1) * std::uint64_t{code_bits};
  return any_step([&](std::uint64_t bits, std::uint64_t at) {
    // Zero where both are equal.
    auto found = all.zeros((bits ^ first) | (bits >> code_bits ^ second));
    for (; found != 0; found &= found - 1) {
      const auto end = at + static_cast<unsigned>(std::countr_zero(found)) + 1;
      if (end <= bits_to_search && stand_at(end + code_bits)) return true;
    }
    return false;
  });
}

bool ForwardList::are_near(std::uint64_t first_hash, std::uint64_t second_hash,
                           std::uint32_t max_distance, bool ordered) const {
  if (tokens_ == 0) return false;
  const Codes all(code_bits_);
  const auto first = all.repeated(code_of(first_hash));
  const auto second = all.repeated(code_of(second_hash));
  constexpr auto never = std::numeric_limits<std::int64_t>::min() / 2;
  auto last_first = never;
  auto last_second = never;
  std::uint32_t begin = 0;
  return any_step([&](std::uint64_t bits, std::uint64_t) {
    const auto firsts = all.zeros(bits ^ first);
    const auto seconds = all.zeros(bits ^ second);
    for (auto found = firsts | seconds; found != 0; found &= found - 1) {
      const std::int64_t position = begin + all.first_in(found);
      if (position >= tokens_) return false;
      const auto here = found & (~found + 1);
      if ((seconds & here) != 0 && position - last_first <= max_distance) return true;
      if ((firsts & here) != 0) {
        if (!ordered && position - last_second <= max_distance) return true;
        last_first = position;
      }
      if ((seconds & here) != 0) last_second = position;
    }
    begin += codes_in_step(code_bits_);
    return false;
  });
}

}  // namespace newsgrep::index
