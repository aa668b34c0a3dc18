#pragma once

#include <cstddef>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "index/bytes/lost_pages.hpp"
#include "index/file_list.hpp"
#include "index/texts/text_encoder.hpp"
#include "indexer/build_limits.hpp"
#include "indexer/hash_set.hpp"
#include "indexer/index_folder.hpp"
#include "indexer/merge_policy.hpp"
#include "indexer/published_shards.hpp"
#include "indexer/shard_pool.hpp"
#include "newsgrep/article.hpp"
#include "newsgrep/index_writer.hpp"
#include "text/variants.hpp"

namespace newsgrep::indexer {

/// Does the work of an IndexWriter, and gives ingest() the list of files. Throws Error, and what
/// the file system throws: IndexWriter and ingest() turn that into Error (see guard_io.hpp).
///
/// A published shard never changes. An update builds new shards beside the old ones, lists the
/// passages that are dead from now on, and replaces the stub file. A shard with many dead passages
/// is dropped: its living articles are indexed again, like new ones.
class IndexUpdate {
 public:
  // The constructor and the next four members do what those of IndexWriter do.
  IndexUpdate(const std::filesystem::path& index_dir, const WriterOptions& options);

  IndexWriter::Outcome add(Article article);
  bool remove(std::string_view article_id);
  void commit();
  WriterCounts counts() const;

  /// Starts a rebuild from `shards`, some of those in the folder of the index, in place of nothing,
  /// and from `files`. All of what the first commit() publishes is checked before. Call it first.
  void start_from(std::vector<index::OpenShard> shards, index::FileList files);

  const std::filesystem::path& index_dir() const { return folder_.dir(); }

  /// Returns the files that the index is made from. The next commit() publishes changes to it.
  index::FileList& files() { return files_; }

  /// Returns the ids of the articles that the last commit has from the file at `path`.
  std::vector<std::string> articles_of_file(const std::string& path) const {
    return published_.articles_of_file(path);
  }

  /// Returns true if add() was given an article with this id since the last commit(), and took it
  /// or found it unchanged.
  bool was_added(std::string_view article_id) const;

 private:
  void choose_settings(const WriterOptions& options);
  void append_to_batch(Article article);
  BuildLimits limits() const;
  template <typename Work>
  void unless_taken_over(Work&& work) const;
  void submit_batch();
  void choose_encoder();
  void commit_changes();
  void move_living_of_wasted_shards();
  std::vector<std::filesystem::path> finish_batches();
  void publish(const std::vector<std::filesystem::path>& built);
  PublishedShards open_prepared(const index::Stub& next, const MergeGroup& expected) const;
  std::vector<MergeSource> sources(const std::vector<std::filesystem::path>& built) const;
  index::HashedName publishable(const MergeGroup& group);

  // See WriterOptions.
  const bool purge_;
  const unsigned threads_;
  const std::size_t memory_bytes_;

  /// Pages that were lost before this update: none may be lost while it works.
  const std::uint64_t lost_before_ = index::lost_pages();
  IndexFolder folder_;
  PublishedShards published_;         ///< None at first when rebuilding.
  bool replaces_everything_ = false;  ///< Rebuilding: the first commit drops the old content.
  bool checks_all_ = false;           ///< See start_from().
  IndexSettings settings_;
  std::unique_ptr<text::VariantTable> variants_;
  index::FileList files_;
  std::string published_files_;  ///< files_ as text, as published.

  std::vector<Article> batch_;
  std::size_t batch_passages_ = 0;
  std::size_t batch_bytes_ = 0;
  HashSet added_;  ///< Hashes of ids; see was_added().
  WriterCounts counts_;
  std::unique_ptr<index::TextEncoder> encoder_;  ///< For new shards; may be null.
  std::unique_ptr<ShardPool> pool_;              ///< From the first full batch to the commit.
  std::size_t merged_ = 0;                       ///< Number of shards that were merged.
};

}  // namespace newsgrep::indexer
