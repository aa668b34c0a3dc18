#pragma once

#include <chrono>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "index/open_index.hpp"
#include "index/passages/passage_record.hpp"
#include "newsgrep/hit.hpp"
#include "searcher/match/matcher.hpp"

namespace newsgrep::detail {

ArticleInfo to_info(ArticleRecord&& record);

/// Reads the passages that a search found, and remembers the articles that they led to.
class PassageReader {
 public:
  /// Both must outlive the reader.
  PassageReader(std::span<const OpenShard> shards, Decompressor& decompressor)
      : shards_(shards), decompressor_(decompressor) {}

  /// All of a hit but what is found by searching.
  Hit read(const Match& match);

  /// The same of a passage that has the same text as a hit.
  Copy read_copy(const Match& match);

  /// The passages of the article from so many before a hit to so many behind it.
  void read_neighbours(const Match& match, std::size_t before, std::size_t after, Hit& hit);

  /// When the article was published; nothing when it does not say.
  std::optional<std::chrono::sys_seconds> time(const Match& match) const;

  /// Whether `a` comes before `b` when they score the same: newest article first, then by article
  /// id and number.
  bool stands_before(const Match& a, const Match& b) const;

  /// Puts passages of equal score in this order.
  void order_ties(std::span<Match> ties) const;

 private:
  PassageHead article_head(const Match& match) const;
  const ArticleInfo& article(const Match& match, std::string_view encoded);

  std::span<const OpenShard> shards_;
  Decompressor& decompressor_;
  std::string buffer_;
  std::map<std::pair<std::size_t, PassageId>, ArticleInfo> articles_;
};

}  // namespace newsgrep::detail
