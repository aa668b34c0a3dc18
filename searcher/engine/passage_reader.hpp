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

/// Returns what programs are told about the article of `record`.
ArticleInfo to_info(index::ArticleRecord&& record);

/// Reads the passages that a search found, and remembers the last articles of them.
class PassageReader {
 public:
  /// Both must outlive the reader.
  PassageReader(std::span<const index::OpenShard> shards, index::Decompressor& decompressor)
      : shards_(shards), decompressor_(decompressor) {}

  /// Returns a hit without its score, matches, neighbours and copies.
  Hit read(const match::Match& match);

  /// Returns a passage with the same words as a hit.
  Copy read_copy(const match::Match& match);

  /// Adds to `hit` its neighbours: at most `before` passages of the article before the hit, and
  /// `after` after it.
  void read_neighbours(const match::Match& match, std::size_t before, std::size_t after, Hit& hit);

  /// Returns when the article was published; nothing if it has no date.
  std::optional<std::chrono::sys_seconds> time(const match::Match& match) const;

  /// Returns true if `a` comes before `b` if they have the same score: newest article first, then
  /// by article id and passage number.
  bool stands_before(const match::Match& a, const match::Match& b) const;

  /// Returns true if both are passages of one article.
  bool are_of_one_article(const match::Match& a, const match::Match& b) const;

  /// Sorts passages of equal score in this order.
  void order_ties(std::span<match::Match> ties) const;

  /// Returns the head of the first passage of the match's article.
  index::PassageHead article_head(const match::Match& match) const;

 private:
  /// Valid until the next call.
  const ArticleInfo& article(const match::Match& match, std::string_view encoded);

  std::span<const index::OpenShard> shards_;
  index::Decompressor& decompressor_;
  std::string buffer_;
  std::map<std::pair<std::uint32_t, index::PassageId>, ArticleInfo> articles_;
};

}  // namespace newsgrep::engine
