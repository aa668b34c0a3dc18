#pragma once

#include <cstdint>
#include <string>

#include "index/passages/passage_record.hpp"
#include "newsgrep/article.hpp"

namespace newsgrep::indexer {

/// What an index keeps of `article`, which is in `language`, beside its passages.
index::ArticleRecord to_record(const Article& article, const std::string& language);

/// The article that `record` was made of, without its passages.
Article to_article(const index::ArticleRecord& record);

/// A hash of all that the index keeps of an article.
std::uint32_t content_hash(const Article& article);

}  // namespace newsgrep::indexer
