#pragma once

#include <cstdint>

#include "index/passages/passage_bitmap.hpp"

namespace newsgrep::index {

/// Which passages of a shard are the first of an article. The passages of an article follow each
/// other, so this tells which article a passage belongs to.
class FirstPassages : public PassageBitmap {
 public:
  using PassageBitmap::PassageBitmap;

  /// The first passage of the article that `passage` belongs to; 0 when there is none (damage).
  std::uint32_t article_of(std::uint32_t passage) const;

  /// The first passage of the article behind that of `passage`, or one more than there are
  /// passages. With 0, that of the first article.
  std::uint32_t next_article(std::uint32_t passage) const;

  /// How many articles there are.
  std::uint32_t articles() const;
};

}  // namespace newsgrep::index
