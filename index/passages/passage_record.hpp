#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace newsgrep::index {

/// What an index keeps of an article beside its passages. Stored once, with the first passage; the
/// passages of an article follow each other in one shard, so any of them leads to it.
struct ArticleRecord {
  std::string id;    ///< Not encoded with the others but stored beside them; see PassageRecord.
  std::string date;  ///< Likewise.
  std::string title;
  std::string source;
  std::string url;
  std::string path;
  std::string language;
  std::string extra;
  std::vector<std::string> authors;
  std::uint32_t passage_count = 0;
  std::uint32_t content_hash = 0;  ///< Of everything above and all passages; tells what changed.
};

/// With so many bytes, those of the content hash, begins an encoded ArticleRecord. There is no use
/// in compressing them.
inline constexpr std::size_t incompressible_article_bytes = sizeof(ArticleRecord::content_hash);

/// What is stored of a passage, to be written. What is said of the article is only stored when the
/// number is 1.
struct PassageRecord {
  std::uint32_t number = 0;  ///< 1 for the first passage of the article.
  /// Of the article, stored uncompressed: they put passages of equal score in order.
  std::string_view id;
  std::string_view date;
  std::string_view article;  ///< The encoded ArticleRecord.
  std::string_view section;
  std::string_view text;
};

/// Encodes all but the id and the date. What articles have in common stands together, for so it
/// compresses best.
std::string encode(const ArticleRecord& article);

/// The article with this id and date; nothing when `bytes` is not what encode() writes.
std::optional<ArticleRecord> decode_article(std::string_view bytes, std::string_view id = {},
                                            std::string_view date = {});

}  // namespace newsgrep::index
