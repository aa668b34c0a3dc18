#include "index/passages/first_passages.hpp"

#include <algorithm>
#include <bit>

namespace newsgrep::index {

std::uint32_t FirstPassages::article_of(std::uint32_t passage) const {
  if (passage == 0 || passage > passages()) return 0;
  auto index = (passage - 1) / word_bits;
  auto bits = word(index) << (word_bits - 1 - (passage - 1) % word_bits);
  if (bits != 0) return passage - static_cast<std::uint32_t>(std::countl_zero(bits));
  while (index > 0) {
    bits = word(--index);
    if (bits != 0) {
      return (index + 1) * word_bits - static_cast<std::uint32_t>(std::countl_zero(bits));
    }
  }
  return 0;
}

std::uint32_t FirstPassages::next_article(std::uint32_t passage) const {
  // Bit `passage` stands for the next passage, since passages are counted from 1.
  for (auto at = passage; at < passages(); at = (at / word_bits + 1) * word_bits) {
    const auto bits = word(at / word_bits) >> (at % word_bits);
    if (bits == 0) continue;
    return std::min(at + static_cast<std::uint32_t>(std::countr_zero(bits)), passages()) + 1;
  }
  return passages() + 1;
}

std::uint32_t FirstPassages::articles() const {
  int count = 0;
  for (std::uint32_t i = 0; i < (passages() + word_bits - 1) / word_bits; ++i) {
    count += std::popcount(word(i));
  }
  return static_cast<std::uint32_t>(count);
}

}  // namespace newsgrep::index
