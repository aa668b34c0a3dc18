#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "index/dead_passages.hpp"
#include "index/file_list.hpp"
#include "index/open_index.hpp"
#include "index/passages/passage_record.hpp"
#include "index/stub.hpp"
#include "indexer/build_limits.hpp"
#include "indexer/hash_set.hpp"
#include "indexer/shard_pool.hpp"
#include "indexer/writer_lock.hpp"
#include "newsgrep/article.hpp"
#include "newsgrep/index_writer.hpp"

namespace newsgrep::indexer {

/// What an IndexWriter does, and what only the ingest may see of it. Throws Error and what the file
/// system throws; IndexWriter and ingest() let only Error out.
///
/// Shards are never changed once they are published. An update builds new shards beside them, lists
/// the passages that are dead from now on, and switches the stub file to the new set. A shard of
/// which much is dead is dropped, and what lives of it goes the way of new articles.
class IndexUpdate {
 public:
  IndexUpdate(const std::filesystem::path& index_dir, const WriterOptions& options);
  ~IndexUpdate();

  IndexWriter::Outcome add(Article article);
  bool remove(std::string_view article_id);
  void commit();
  WriterCounts counts() const;

  const std::filesystem::path& index_dir() const { return index_dir_; }

  /// The files that the index is made from; changes are published by the next commit().
  index::FileList& files() { return files_; }

  /// The ids of the articles that the last commit had from the file at `path`.
  std::vector<std::string> articles_of_file(const std::string& path) const;

  /// Whether add() has been given an article with this id since the last commit().
  bool was_added(std::string_view article_id) const;

 private:
  /// An article of the last commit, and its passages.
  struct Published {
    index::ArticleRecord record;
    std::size_t shard;  ///< Index into shards_.
    index::PassageRanges::Range passages;
  };

  void open_published();
  void choose_settings(const WriterOptions& options);
  std::optional<Published> published_article(std::string_view article_id) const;
  Published read_published(std::size_t shard, index::PassageId first_passage) const;
  /// Whether the article was taken out since the last commit.
  bool is_outdated(const Published& article) const;
  void take_out(const Published& article);
  void append_to_batch(Article article);
  BuildLimits limits() const;  ///< As much has been added so far.
  void submit_batch();
  void choose_encoder();
  std::vector<std::filesystem::path> finish_batches();
  void move_living_of_wasted_shards();
  void publish(const std::vector<std::filesystem::path>& built);
  std::string next_number();
  void remove_leftovers(const index::Stub& current) const;

  const std::filesystem::path index_dir_;
  const std::filesystem::path building_dir_;  ///< Where shards are built; gone between updates.
  // See WriterOptions.
  const bool purge_;
  const unsigned threads_;
  const std::size_t memory_;  ///< In bytes.

  std::unique_ptr<WriterLock> lock_;
  index::Stub stub_;                      ///< As published; no shards at first when rebuilding.
  std::vector<index::OpenShard> shards_;  ///< Those of stub_, with what is dead as published.
  /// For each of shards_, what will be dead after the next commit.
  std::vector<index::PassageRanges> next_dead_;
  IndexSettings settings_;
  std::unique_ptr<text::VariantTable> variants_;
  mutable index::Decompressor decompressor_;
  std::unique_ptr<index::TextEncoder> encoder_;  ///< For new shards; null when there is none.
  index::FileList files_;
  std::string published_files_;  ///< files_ as text, as published.

  std::vector<Article> batch_;
  std::size_t batch_passages_ = 0;
  std::size_t batch_bytes_ = 0;
  HashSet added_;                     ///< Hashes of the ids given to add().
  bool replaces_everything_ = false;  ///< The first commit drops what was there.
  std::size_t last_number_ = 0;       ///< Of a shard or list; names are never used twice.
  WriterCounts counts_;
  std::unique_ptr<ShardPool> pool_;  ///< Made when a batch is full, until the commit.
};

}  // namespace newsgrep::indexer
