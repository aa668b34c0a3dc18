#pragma once

#include <algorithm>
#include <bit>
#include <cstdint>
#include <vector>

#include "index/passages/first_passages.hpp"
#include "index/postings/posting_list.hpp"

namespace newsgrep::match {

/// Some articles of a shard, by their first passages.
class ArticleSet {
 public:
  /// Makes an empty set for a shard with `passages` passages.
  explicit ArticleSet(std::uint32_t passages) : words_(passages / word_bits + 1) {}

  /// Adds an article. Ignores a number that no passage of the shard has; a damaged file may name
  /// one.
  void add(index::PassageId first_passage) {
    if (first_passage / word_bits < words_.size()) {
      words_[first_passage / word_bits] |= bit(first_passage);
    }
  }

  // The passage given to the next two members must be in the shard.

  /// Removes an article.
  void remove(index::PassageId first_passage) {
    words_[first_passage / word_bits] &= ~bit(first_passage);
  }

  bool contains(index::PassageId first_passage) const {
    return (words_[first_passage / word_bits] & bit(first_passage)) != 0;
  }

  /// Returns the first article of the set from `first_passage` on; no_passage when there is none.
  index::PassageId next(index::PassageId first_passage) const {
    for (std::size_t i = first_passage / word_bits; i < words_.size(); ++i) {
      auto word = words_[i];
      if (i == first_passage / word_bits) word &= ~std::uint64_t{0} << (first_passage % word_bits);
      if (word != 0)
        return static_cast<index::PassageId>(i * word_bits) +
               static_cast<index::PassageId>(std::countr_zero(word));
    }
    return index::no_passage;
  }

  void intersect(const ArticleSet& other) {
    for (std::size_t i = 0; i < words_.size(); ++i) words_[i] &= other.words_[i];
  }
  void unite(const ArticleSet& other) {
    for (std::size_t i = 0; i < words_.size(); ++i) words_[i] |= other.words_[i];
  }

  std::uint32_t size() const {
    std::uint32_t count = 0;
    for (const auto word : words_) count += static_cast<std::uint32_t>(std::popcount(word));
    return count;
  }

 private:
  static constexpr std::uint32_t word_bits = 64;
  static std::uint64_t bit(index::PassageId passage) {
    return std::uint64_t{1} << (passage % word_bits);
  }

  std::vector<std::uint64_t> words_;
};

}  // namespace newsgrep::match
