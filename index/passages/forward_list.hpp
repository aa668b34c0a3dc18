#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace newsgrep::index {

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

  ForwardList() = default;
  ForwardList(const ForwardList&) = delete;
  ForwardList& operator=(const ForwardList&) = delete;

  /// Reads `encoded`, which must outlive what is asked next, in place. False, and without tokens,
  /// when it is malformed.
  bool open(std::string_view encoded);

  /// How many tokens there are.
  std::uint32_t size() const { return tokens_; }

  /// The code that the term with this hash has in this passage, if the passage holds the term.
  /// There are tokens.
  std::uint32_t code_of(std::uint64_t term_hash) const;

  /// The code at a position below size().
  std::uint32_t code_at(std::uint32_t position) const;

  /// Appends the positions of a code, in order.
  void find(std::uint32_t code, std::vector<std::uint32_t>& positions) const;

  /// Whether the terms with these hashes, all of which the passage holds, stand in direct
  /// succession: a single one does. False when there are no terms.
  bool contains(std::span<const std::uint64_t> term_hashes) const;

  /// Whether the terms with these hashes, both of which the passage holds, stand at two positions
  /// that are at most `max_distance` apart, the first before the second if `ordered`.
  bool are_near(std::uint64_t first_hash, std::uint64_t second_hash, std::uint32_t max_distance,
                bool ordered) const;

 private:
  std::uint64_t bits_from(std::uint64_t bit) const;
  template <typename Use>
  bool any_step(Use&& use) const;

  unsigned code_bits_ = 1;
  std::uint32_t tokens_ = 0;
  std::string_view displacements_;
  const char* codes_ = nullptr;  ///< At least as many bytes as a word has.
  std::size_t codes_bytes_ = 0;
  std::array<char, sizeof(std::uint64_t)> few_;  ///< A copy of codes that are fewer bytes.
};

}  // namespace newsgrep::index
