#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "index/bytes/load_number.hpp"
#include "index/checksums/checked_file.hpp"

namespace newsgrep::index {

/// A set of passages of a shard, read in place: one bit per passage, in words of 64 bits, low bits
/// first. Passages are counted from 1. Several threads may read it. Members throw Error{corrupt}
/// when they meet damage.
class PassageBitmap {
 public:
  static constexpr std::uint32_t word_bits = 64;

  /// Returns the size of a bitmap of `passages` passages, in bytes.
  static std::uint64_t bytes_for(std::uint32_t passages) {
    return (std::uint64_t{passages} + word_bits - 1) / word_bits * sizeof(std::uint64_t);
  }

  PassageBitmap() = default;
  /// Reads the bits from `bytes`, a part of the file of `checks` with the size bytes_for(). Both
  /// must outlive the bitmap.
  PassageBitmap(std::string_view bytes, const PageChecks& checks, std::uint32_t passages)
      : bytes_(bytes), checks_(&checks), passages_(passages) {}

  /// Returns the number of passages of the shard, in the set or not.
  std::uint32_t passages() const { return passages_; }

  /// Returns true if `passage` is in the set; false if the shard has no such passage.
  bool contains(std::uint32_t passage) const {
    return passage > 0 && passage <= passages_ &&
           (word((passage - 1) / word_bits) >> ((passage - 1) % word_bits) & 1) != 0;
  }

 protected:
  /// Returns the bits of the passages from 64 * `index` + 1 on; the lowest bit is the first one.
  std::uint64_t word(std::uint32_t index) const {
    const auto at = std::size_t{index} * sizeof(std::uint64_t);
    checks_->check<sizeof(std::uint64_t)>(bytes_.data() + at);
    return load_number<std::uint64_t>(bytes_, at);
  }

 private:
  std::string_view bytes_;
  const PageChecks* checks_ = nullptr;
  std::uint32_t passages_ = 0;
};

}  // namespace newsgrep::index
