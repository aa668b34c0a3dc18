#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace newsgrep::index {

/// The data of an article without its passages. It is stored once, with the first passage. The
/// passages of an article follow each other in one shard, so each of them leads to it.
struct ArticleRecord {
  std::string id;    ///< Stored beside the encoded record; see PassageRecord.
  std::string date;  ///< Stored beside the encoded record.
  std::string title;
  std::string source;
  std::string url;
  std::string path;
  std::string language;
  std::string extra;
  std::vector<std::string> authors;
  std::uint32_t passage_count = 0;
  std::uint32_t content_hash = 0;  ///< Hash of all fields and passages, to see changes.
};

/// The size in bytes of the content hash, with which an encoded ArticleRecord starts. A hash cannot
/// be compressed.
inline constexpr std::size_t incompressible_article_bytes = sizeof(ArticleRecord::content_hash);

/// A passage to be written. The data of its article is stored only if `number` is 1.
struct PassageRecord {
  std::uint32_t number = 0;  ///< Number of the passage in its article, from 1.
  // Fields of the article that order passages of equal score; stored uncompressed.
  std::string_view id;
  std::string_view date;
  std::string_view article;  ///< Encoded ArticleRecord.
  std::string_view section;
  std::string_view text;
};

/// Returns the encoded record, without id and date. Fields that articles often share come together,
/// because this compresses best.
std::string encode(const ArticleRecord& article);

/// Returns the article with this id and date whose encoded record is `bytes`; nothing if `bytes`
/// are damaged.
std::optional<ArticleRecord> decode_article(std::string_view bytes, std::string_view id = {},
                                            std::string_view date = {});

}  // namespace newsgrep::index
