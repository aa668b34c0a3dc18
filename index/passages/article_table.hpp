#pragma once

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "index/bytes/load_number.hpp"
#include "index/checksums/checked_file.hpp"

namespace newsgrep::index {

/// Finds the first passage of an article by a hash of its id: a hash table of about six bytes per
/// article, read in place. The bucket of an article is the highest bits of its hash, and its tag is
/// the next eight bits. Articles are in order of their hashes:
///
///     number of articles before each bucket, then the number of all articles (4 bytes each)
///     the tag of each article (1 byte each)
///     the first passage of each article (4 bytes each)
///
/// Another article may have the same bucket and tag, so callers must compare the ids. Several
/// threads may read a table.
class ArticleTable {
 public:
  /// Returns how many bits of a hash are the number of the bucket, in a table of `articles`
  /// articles.
  static constexpr unsigned bucket_bits(std::uint32_t articles) {
    constexpr std::uint32_t articles_a_bucket = 8;
    return static_cast<unsigned>(std::bit_width(articles / articles_a_bucket));
  }
  /// Returns the number of buckets.
  static constexpr std::uint64_t buckets(std::uint32_t articles) {
    return std::uint64_t{1} << bucket_bits(articles);
  }
  /// Returns the size of a table, in bytes.
  static constexpr std::uint64_t bytes_for(std::uint32_t articles) {
    return (buckets(articles) + 1) * sizeof(std::uint32_t) +
           std::uint64_t{articles} * (sizeof(std::uint8_t) + sizeof(std::uint32_t));
  }

  /// Returns the bucket of a hash: its highest `bits` bits.
  static constexpr std::uint32_t bucket(std::uint32_t hash, unsigned bits) {
    return static_cast<std::uint32_t>(std::uint64_t{hash} >> (32 - bits));
  }

  /// Returns the tag of a hash: the eight bits after those of the bucket.
  static constexpr std::uint8_t tag(std::uint32_t hash, unsigned bits) {
    return static_cast<std::uint8_t>(std::uint64_t{hash} << bits >> (32 - 8));
  }

  ArticleTable() = default;
  /// Reads the table from `bytes`, a part of the file of `checks` with the size bytes_for(). Both
  /// must outlive the table.
  ArticleTable(std::string_view bytes, const PageChecks& checks, std::uint32_t articles)
      : bytes_(bytes), checks_(&checks), articles_(articles) {}

  std::uint32_t size() const { return articles_; }

  /// Calls `use` with the first passage of each article whose id may have this hash. Articles with
  /// the same hash come in order of passages. Throws Error{corrupt}.
  template <typename Use>
  void for_each(std::uint32_t hash, Use&& use) const {
    if (articles_ == 0) return;
    const auto bits = bucket_bits(articles_);
    const auto in_bucket = bucket(hash, bits);
    const auto tags_at = static_cast<std::size_t>(buckets(articles_) + 1) * sizeof(std::uint32_t);
    const auto passages_at = tags_at + articles_;
    // A damaged table may give a larger number.
    const auto end = std::min(begin_of(in_bucket + 1), articles_);
    const auto begin = std::min(begin_of(in_bucket), end);
    checks_->check(bytes_.data() + tags_at + begin, end - begin);
    for (auto i = begin; i < end; ++i) {
      if (static_cast<std::uint8_t>(bytes_[tags_at + i]) != tag(hash, bits)) continue;
      use(number_at(passages_at + std::size_t{i} * sizeof(std::uint32_t)));
    }
  }

 private:
  std::uint32_t begin_of(std::uint32_t bucket) const {
    return number_at(std::size_t{bucket} * sizeof(std::uint32_t));
  }
  std::uint32_t number_at(std::size_t at) const {
    checks_->check<sizeof(std::uint32_t)>(bytes_.data() + at);
    return load_number<std::uint32_t>(bytes_, at);
  }

  std::string_view bytes_;
  const PageChecks* checks_ = nullptr;
  std::uint32_t articles_ = 0;
};

}  // namespace newsgrep::index
