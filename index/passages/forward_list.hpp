#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace newsgrep::index {

/// The tokens of one passage in order, small enough to store with every passage and to read for
/// every candidate of a phrase.
///
/// A token is stored as a code of a few bits: the slot of its term in a table. The table is hardly
/// larger than the number of terms, and no two terms of the passage share a slot (see
/// term_slots.hpp). If a posting list says that the passage has a term, the positions of its code
/// are exactly the positions of the term. For any other term a code means nothing.
///
/// Layout: bits per code (1 byte), number of tokens (varint), number of buckets (varint), the
/// displacement of each bucket (1 byte each), the codes, packed low bits first. A passage without
/// tokens is an empty string.
class ForwardList {
 public:
  /// Returns the encoded list of a passage from the stable_hash() of each of its tokens' terms.
  static std::string encode(std::span<const std::uint64_t> term_hashes);

  /// Does the same faster for callers that know the distinct terms: `tokens` are indexes into
  /// `terms`, and every term occurs.
  static std::string encode(std::span<const std::uint64_t> terms,
                            std::span<const std::uint32_t> tokens);

  ForwardList() = default;
  ForwardList(const ForwardList&) = delete;
  ForwardList& operator=(const ForwardList&) = delete;

  /// Reads `encoded` in place; it must stay valid while the list is used. Returns false if it is
  /// damaged; the list is empty then.
  bool open(std::string_view encoded);

  /// Returns the number of tokens.
  std::uint32_t size() const { return tokens_; }

  /// Returns the code of the term with this hash, if the passage has the term. The list must not be
  /// empty.
  std::uint32_t code_of(std::uint64_t term_hash) const;

  /// Returns the code at `position`, which must be below size().
  std::uint32_t code_at(std::uint32_t position) const;

  /// Appends the positions of `code` to `positions`, in order.
  void find(std::uint32_t code, std::vector<std::uint32_t>& positions) const;

  /// Returns true if the terms with these hashes follow each other directly somewhere. The passage
  /// must have all of them; so it is true for one term. False for no terms.
  bool contains(std::span<const std::uint64_t> term_hashes) const;

  /// Returns true if the two terms with these hashes are at positions at most `max_distance` apart,
  /// and the first before the second if `ordered`. The passage must have both.
  bool are_near(std::uint64_t first_hash, std::uint64_t second_hash, std::uint32_t max_distance,
                bool ordered) const;

 private:
  std::uint64_t bits_from(std::uint64_t bit) const;
  template <typename Use>
  bool any_step(Use&& use) const;

  unsigned code_bits_ = 1;
  std::uint32_t tokens_ = 0;
  std::string_view displacements_;
  const char* codes_ = nullptr;  ///< At least eight bytes.
  std::size_t codes_bytes_ = 0;
  std::array<char, sizeof(std::uint64_t)> few_;  ///< Copy of the codes if they are fewer bytes.
};

}  // namespace newsgrep::index
