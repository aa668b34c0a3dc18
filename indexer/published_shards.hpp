#pragma once

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "index/dead_passages.hpp"
#include "index/open_index.hpp"
#include "index/passages/passage_file.hpp"
#include "index/passages/passage_record.hpp"
#include "index/postings/posting_list.hpp"
#include "newsgrep/article.hpp"

namespace newsgrep::indexer {

/// The shards of the last commit, and which of their passages will be dead after the next one.
class PublishedShards {
 public:
  /// An article of the last commit.
  struct PublishedArticle {
    index::ArticleRecord record;
    std::size_t shard;  ///< Number of its shard, from 0.
    index::PassageRanges::Range passages;
  };

  /// Opens the shards of `stub`, in place of those that were open. Throws what open_shards()
  /// throws.
  void open(const std::filesystem::path& index_dir, const index::Stub& stub);

  /// Takes open shards in place of those that were open.
  void take(std::vector<index::OpenShard> shards);

  std::size_t size() const { return shards_.size(); }
  const index::OpenShard& operator[](std::size_t shard) const { return shards_[shard]; }

  /// Returns the dead passages of a shard after the next commit.
  const index::PassageRanges& next_dead(std::size_t shard) const { return next_dead_[shard]; }

  /// Returns true if any passage was alive after the last commit and will be dead after the next
  /// one.
  bool any_taken_out() const;

  /// Returns the article with this id; nothing if the last commit has none.
  std::optional<PublishedArticle> find(std::string_view article_id) const;

  /// Returns the ids of the articles that the last commit has from the file at `path`.
  std::vector<std::string> articles_of_file(const std::string& path) const;

  /// Returns true if the article was taken out since the last commit.
  bool is_taken_out(const PublishedArticle& article) const {
    return next_dead_[article.shard].contains(article.passages.first);
  }

  /// Marks the article as dead after the next commit.
  void take_out(const PublishedArticle& article) {
    next_dead_[article.shard].add(article.passages);
  }

  /// Takes out every article of a shard that is still alive, and calls `use(Article)` for each.
  template <typename Use>
  void take_out_all(std::size_t shard, Use&& use) {
    const auto passages = shards_[shard].passages.size();
    auto& dead = next_dead_[shard];
    for (auto at = dead.first_outside(1); at <= passages; at = dead.first_outside(at)) {
      const auto published = read(shard, at);
      use(to_article(published));
      dead.add(published.passages);
    }
  }

 private:
  PublishedArticle read(std::size_t shard, index::PassageId first_passage) const;
  Article to_article(const PublishedArticle& article) const;

  std::vector<index::OpenShard> shards_;
  std::vector<index::PassageRanges> next_dead_;  ///< By shard.
  mutable index::Decompressor decompressor_;
};

}  // namespace newsgrep::indexer
