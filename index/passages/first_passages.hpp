#pragma once

#include <cstdint>

#include "index/passages/passage_bitmap.hpp"

namespace newsgrep::index {

/// The passages of a shard that are the first of an article. The passages of an article follow each
/// other, so this tells which article a passage belongs to.
class FirstPassages : public PassageBitmap {
 public:
  using PassageBitmap::PassageBitmap;

  /// Returns the first passage of the article that `passage` belongs to; 0 if the bits are damaged.
  std::uint32_t article_of(std::uint32_t passage) const;

  /// Returns the first passage of the article that follows the article of `passage`; passages() + 1
  /// if there is none. For passage 0, returns the first passage of the first article.
  std::uint32_t next_article(std::uint32_t passage) const;

  /// Returns the number of articles.
  std::uint32_t articles() const;
};

}  // namespace newsgrep::index
