#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace newsgrep::detail {

/// The tokens of one passage in order, small enough to be stored with every passage and read for
/// every phrase candidate.
///
/// A token is a code of a few bits: the slot of its term in a table that is hardly larger than the
/// passage has terms, and in which no two terms of the passage share a slot (term_slots.hpp). So
/// for a term that is known to be in the passage (its posting list says so), the positions of its
/// code are exactly its positions; for a term that is not, a code proves nothing.
///
/// Layout: bits a code (1 byte), number of tokens (varint), number of buckets (varint), a byte for
/// each bucket's displacement, then the codes, packed low bits first. No tokens: an empty string.
class ForwardList {
 public:
  /// Encodes the stable hashes of a passage's terms, in the order of its tokens.
  static std::string encode(std::span<const std::uint64_t> term_hashes);

  /// The same, faster, for callers that know the distinct terms: `tokens` are indexes into `terms`,
  /// all of which occur.
  static std::string encode(std::span<const std::uint64_t> terms,
                            std::span<const std::uint32_t> tokens);

  /// Decodes `encoded`, replacing what the list held. False, and empty, when it is malformed.
  bool decode(std::string_view encoded);

  /// The code that the term with this hash has in this passage, if the passage holds the term.
  std::uint32_t code_of(std::uint64_t term_hash) const;

  /// The code at each position.
  const std::vector<std::uint32_t>& codes() const { return codes_; }

 private:
  unsigned code_bits_ = 1;
  std::string displacements_ = std::string(1, 0);
  std::vector<std::uint32_t> codes_;
};

/// Whether the terms with these hashes, all of which the passage holds, stand in direct succession
/// in its encoded forward list. False when the list is malformed, or when there are no terms.
/// Nothing is unpacked or allocated.
bool contains_sequence(std::string_view encoded, std::span<const std::uint64_t> term_hashes);

}  // namespace newsgrep::detail
