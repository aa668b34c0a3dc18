#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace newsgrep::detail {

/// The tokens of one passage in order, small enough to be kept in a value slot and read for every
/// phrase candidate.
///
/// A token is a code of a few bits: the top bits of a seeded mix of its term's stable hash. The
/// encoder looks for a seed, and if need be a larger width, with which no two terms of this passage
/// share a code. So for a term that is known to be in the passage (its posting list says so), the
/// positions of its code are exactly its positions; for a term that is not, a code proves nothing.
///
/// Layout: width (1 byte, bits a code), seed (1 byte), number of tokens (varint), then the codes,
/// packed low bits first. No tokens: an empty string.
class ForwardList {
 public:
  /// Encodes the stable hashes of a passage's terms, in the order of its tokens.
  static std::string encode(std::span<const std::uint64_t> term_hashes);

  /// Decodes `encoded`, replacing what the list held. False, and empty, when it is malformed.
  bool decode(std::string_view encoded);

  /// The code that the term with this hash has in this passage, if the passage holds the term.
  std::uint32_t code_of(std::uint64_t term_hash) const;

  /// The code at each position.
  const std::vector<std::uint32_t>& codes() const { return codes_; }

 private:
  unsigned width_bits_ = 1;
  unsigned seed_ = 0;
  std::vector<std::uint32_t> codes_;
};

}  // namespace newsgrep::detail
