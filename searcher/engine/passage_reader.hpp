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

namespace newsgrep::engine {

ArticleInfo to_info(index::ArticleRecord&& record);

/// Reads the passages that a search found, and remembers the articles that they led to.
class PassageReader {
 public:
  /// Both must outlive the reader.
  PassageReader(std::span<const index::OpenShard> shards, index::Decompressor& decompressor)
      : shards_(shards), decompressor_(decompressor) {}

  /// All of a hit but what is found by searching.
  Hit read(const match::Match& match);

  /// The same of a passage that has the same text as a hit.
  Copy read_copy(const match::Match& match);

  /// The passages of the article from so many before a hit to so many behind it.
  void read_neighbours(const match::Match& match, std::size_t before, std::size_t after, Hit& hit);

  /// When the article was published; nothing when it does not say.
  std::optional<std::chrono::sys_seconds> time(const match::Match& match) const;

  /// Whether `a` comes before `b` when they score the same: newest article first, then by article
  /// id and number.
  bool stands_before(const match::Match& a, const match::Match& b) const;

  /// Puts passages of equal score in this order.
  void order_ties(std::span<match::Match> ties) const;

 private:
  index::PassageHead article_head(const match::Match& match) const;
  const ArticleInfo& article(const match::Match& match, std::string_view encoded);

  std::span<const index::OpenShard> shards_;
  index::Decompressor& decompressor_;
  std::string buffer_;
  std::map<std::pair<std::size_t, index::PassageId>, ArticleInfo> articles_;
};

}  // namespace newsgrep::engine
