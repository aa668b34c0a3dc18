#pragma once

#include <cstdint>
#include <string_view>

namespace newsgrep::detail {

/// Which passages of a shard are the first of an article: a bit a passage, in words of 64, low bits
/// first, read in place. The passages of an article follow each other, so this tells which article
/// a passage belongs to. Passages are counted from 1.
class FirstPassages {
 public:
  static std::uint64_t bytes_for(std::uint32_t passages) {
    return (std::uint64_t{passages} + 63) / 64 * sizeof(std::uint64_t);
  }

  FirstPassages() = default;
  /// `bytes` are as many as bytes_for() says.
  FirstPassages(std::string_view bytes, std::uint32_t passages)
      : bytes_(bytes), passages_(passages) {}

  std::uint32_t passages() const { return passages_; }

  bool contains(std::uint32_t passage) const {
    return passage > 0 && passage <= passages_ &&
           (word((passage - 1) / 64) >> ((passage - 1) % 64) & 1) != 0;
  }

  /// The first passage of the article that `passage` belongs to; 0 when there is none (damage).
  std::uint32_t article_of(std::uint32_t passage) const;

  /// The first passage of the article behind that of `passage`, or one more than there are
  /// passages. With 0, that of the first article.
  std::uint32_t next_article(std::uint32_t passage) const;

  /// How many articles there are.
  std::uint32_t articles() const;

 private:
  std::uint64_t word(std::uint32_t index) const;

  std::string_view bytes_;
  std::uint32_t passages_ = 0;
};

}  // namespace newsgrep::detail
