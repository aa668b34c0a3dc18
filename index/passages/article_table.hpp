#pragma once

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "index/bytes/load_number.hpp"

namespace newsgrep::index {

/// Leads from the id of an article to its first passage, in some six bytes an article: a hash table
/// whose buckets are full, read in place. It has the articles in order of a hash of their ids:
///
///     where each bucket begins, by the number of articles before, and where the last ends (4 bytes
///     each): an article's bucket is the highest bits of its hash
///     the eight bits of the hash behind these (1 byte an article)
///     the first passage (4 bytes an article)
///
/// Another article may have the same hash, so whoever asks compares the ids. May be read from
/// several threads.
class ArticleTable {
 public:
  /// How many bits of a hash say the bucket, in a table of so many articles.
  static constexpr unsigned bucket_bits(std::uint32_t articles) {
    constexpr std::uint32_t articles_a_bucket = 8;
    return static_cast<unsigned>(std::bit_width(articles / articles_a_bucket));
  }
  static constexpr std::uint64_t buckets(std::uint32_t articles) {
    return std::uint64_t{1} << bucket_bits(articles);
  }
  static constexpr std::uint64_t bytes_for(std::uint32_t articles) {
    return (buckets(articles) + 1) * sizeof(std::uint32_t) +
           std::uint64_t{articles} * (sizeof(std::uint8_t) + sizeof(std::uint32_t));
  }

  static constexpr std::uint32_t bucket(std::uint32_t hash, unsigned bits) {
    return static_cast<std::uint32_t>(std::uint64_t{hash} >> (32 - bits));
  }
  static constexpr std::uint8_t tag(std::uint32_t hash, unsigned bits) {
    return static_cast<std::uint8_t>(std::uint64_t{hash} << bits >> (32 - 8));
  }

  ArticleTable() = default;
  /// `bytes` are as many as bytes_for() says, and outlive the table.
  ArticleTable(std::string_view bytes, std::uint32_t articles)
      : bytes_(bytes), articles_(articles) {}

  std::uint32_t size() const { return articles_; }

  /// Calls `use` with the first passage of each article that may have an id with this hash, in
  /// order of passages if they do.
  template <typename Use>
  void for_each(std::uint32_t hash, Use&& use) const {
    if (articles_ == 0) return;
    const auto bits = bucket_bits(articles_);
    const auto in_bucket = bucket(hash, bits);
    const auto tags_at = static_cast<std::size_t>(buckets(articles_) + 1) * sizeof(std::uint32_t);
    const auto passages_at = tags_at + articles_;
    // Not more than there are, in a damaged table.
    const auto end = std::min(begin_of(in_bucket + 1), articles_);
    for (auto i = begin_of(in_bucket); i < end; ++i) {
      if (static_cast<std::uint8_t>(bytes_[tags_at + i]) != tag(hash, bits)) continue;
      use(load_number<std::uint32_t>(bytes_, passages_at + std::size_t{i} * sizeof(std::uint32_t)));
    }
  }

 private:
  std::uint32_t begin_of(std::uint32_t bucket) const {
    return load_number<std::uint32_t>(bytes_, std::size_t{bucket} * sizeof(std::uint32_t));
  }

  std::string_view bytes_;
  std::uint32_t articles_ = 0;
};

}  // namespace newsgrep::index
