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

/// Builds shards from batches of articles, in the thread of the caller and in threads of its own.
/// The shards come back in the order of the batches, however the threads ran, so the same input
/// always gives the same index.
class ShardPool {
 public:
  /// Shards are written below `dir`, which must exist. `threads` counts the caller's, too. What is
  /// referred to must outlive the pool; `encoder` may be null.
  ShardPool(std::filesystem::path dir, unsigned threads, const IndexSettings& settings,
            const text::VariantTable& variants, const index::TextEncoder* encoder,
            std::size_t remembered_terms);
  /// Gives up what has not been begun.
  ~ShardPool();
  ShardPool(const ShardPool&) = delete;
  ShardPool& operator=(const ShardPool&) = delete;

  /// Hands a batch over. While all other threads have work, builds one itself. Rethrows what a
  /// thread threw.
  void submit(std::vector<Article> batch);

  /// Waits until all batches are built and returns their folders, in order; the pool is as new
  /// then. Rethrows what a thread threw.
  std::vector<std::filesystem::path> finish();

  /// How many words were longer than a term may be, in the batches built so far.
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
  ShardBuilder own_builder_;            ///< Of the caller's thread.

  mutable std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<Batch> waiting_;
  std::vector<std::filesystem::path> shards_;  ///< Of all batches since the last finish().
  std::size_t shard_number_ = 0;
  std::size_t busy_ = 0;
  std::size_t words_cut_ = 0;
  bool stopping_ = false;
  std::exception_ptr failure_;
  std::vector<std::thread> threads_;
};

}  // namespace newsgrep::indexer
