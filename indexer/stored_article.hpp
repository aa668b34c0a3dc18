#pragma once

#include <cstdint>
#include <string>

#include "index/passages/passage_record.hpp"
#include "newsgrep/article.hpp"

namespace newsgrep::indexer {

/// Returns the record of `article`, which is in `language`.
index::ArticleRecord to_record(const Article& article, const std::string& language);

/// Returns the article that `record` was made from, without its passages.
Article to_article(const index::ArticleRecord& record);

/// Returns a hash of everything that the index keeps of an article, passages included.
std::uint32_t content_hash(const Article& article);

}  // namespace newsgrep::indexer
