#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace newsgrep::detail {

/// What an index keeps of an article beside its passages. Stored once, with the first passage; the
/// passages of an article have consecutive document ids in one shard, so any of them leads to it.
struct ArticleRecord {
  std::string id;
  std::string title;
  std::string source;
  std::string date;
  std::string url;
  std::string path;
  std::string language;
  std::string extra;
  std::vector<std::string> authors;
  std::uint32_t passage_count = 0;
  std::uint64_t content_hash = 0;  ///< Of everything above and all passages; tells what changed.
};

/// The document data of a passage, decoded; the views point into the data given.
struct PassageRecord {
  std::uint32_t number = 0;  ///< 1 for the first passage of the article.
  std::string_view section;
  std::string_view article;  ///< An encoded ArticleRecord; empty unless number is 1.
  std::string_view text;
};

std::string encode(const ArticleRecord& article);
std::string encode(const PassageRecord& passage);

/// Nothing when `bytes` is not what encode() writes.
std::optional<ArticleRecord> decode_article(std::string_view bytes);
std::optional<PassageRecord> decode_passage(std::string_view bytes);

}  // namespace newsgrep::detail
