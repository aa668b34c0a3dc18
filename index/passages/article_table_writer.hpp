#pragma once

#include <algorithm>
#include <cstdint>
#include <vector>

#include "index/bytes/output_file.hpp"
#include "index/passages/article_table.hpp"

namespace newsgrep::index {

/// Collects an ArticleTable, to be written once all articles are known. Takes eight bytes of memory
/// per article.
class ArticleTableWriter {
 public:
  /// Adds an article.
  void add(std::uint32_t hash, std::uint32_t first_passage) {
    articles_.push_back(std::uint64_t{hash} << 32 | first_passage);
  }

  std::uint32_t size() const { return static_cast<std::uint32_t>(articles_.size()); }

  /// Appends the table to `file`.
  void write_to(OutputFile& file) {
    std::sort(articles_.begin(), articles_.end());
    const auto hash = [](std::uint64_t article) {
      return static_cast<std::uint32_t>(article >> 32);
    };
    const auto bits = ArticleTable::bucket_bits(size());
    std::vector<std::uint32_t> numbers;
    for (std::uint32_t i = 0; i < size(); ++i) {
      const auto bucket = ArticleTable::bucket(hash(articles_[i]), bits);
      if (numbers.size() <= bucket) numbers.resize(bucket + 1, i);
    }
    numbers.resize(ArticleTable::buckets(size()) + 1, size());
    file.append_numbers(numbers);

    std::vector<std::uint8_t> tags;
    for (const auto article : articles_) tags.push_back(ArticleTable::tag(hash(article), bits));
    file.append_numbers(tags);

    numbers.clear();
    for (const auto article : articles_) numbers.push_back(static_cast<std::uint32_t>(article));
    file.append_numbers(numbers);
  }

 private:
  std::vector<std::uint64_t> articles_;  ///< Hash in the high 32 bits, first passage in the low.
};

}  // namespace newsgrep::index
