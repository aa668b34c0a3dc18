#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <exception>
#include <filesystem>
#include <mutex>
#include <thread>
#include <vector>

#include "indexer/shard_builder.hpp"
#include "newsgrep/article.hpp"

namespace newsgrep::indexer {

/// Builds shards from batches of articles, in the caller's thread and in threads of its own. Shards
/// come back in the order of the batches, so the same input always gives the same index.
class ShardPool {
 public:
  /// Writes shards below the folder `dir`, which must exist. `threads` includes the caller's.
  /// `settings`, `variants` and `encoder` must outlive the pool; `encoder` may be null.
  ShardPool(std::filesystem::path dir, unsigned threads, const IndexSettings& settings,
            const text::VariantTable& variants, const index::TextEncoder* encoder,
            std::size_t remembered_terms);
  /// Drops the batches that no thread has started.
  ~ShardPool();
  ShardPool(const ShardPool&) = delete;
  ShardPool& operator=(const ShardPool&) = delete;

  /// Adds a batch. Builds one batch in the caller's thread if all other threads have work. Rethrows
  /// what a thread threw.
  void submit(std::vector<Article> batch);

  /// Waits until all batches are built and returns the folders of their shards, in order. The pool
  /// is empty then. Rethrows what a thread threw.
  std::vector<std::filesystem::path> finish();

  /// Returns how many words were cut in the batches built so far; see ShardBuilder::words_cut().
  std::size_t words_cut() const;

 private:
  struct Batch {
    std::filesystem::path dir;
    std::vector<Article> articles;
  };

  using Lock = std::unique_lock<std::mutex>;

  void work();
  void build_next(ShardBuilder& builder, Lock& lock);
  void rethrow_failure();

  const std::filesystem::path dir_;
  const IndexSettings& settings_;
  const text::VariantTable& variants_;
  const index::TextEncoder* const encoder_;
  const std::size_t remembered_terms_;  ///< See ShardBuilder.
  ShardBuilder own_builder_;            ///< Builder of the caller's thread.

  mutable std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<Batch> waiting_;
  std::vector<std::filesystem::path> shards_;  ///< Shards of all batches since finish().
  std::size_t shard_number_ = 0;
  std::size_t busy_ = 0;
  std::size_t words_cut_ = 0;
  bool stopping_ = false;
  std::exception_ptr failure_;
  std::vector<std::thread> threads_;
};

}  // namespace newsgrep::indexer
