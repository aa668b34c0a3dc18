#include "indexer/shard_pool.hpp"

#include <optional>
#include <string>
#include <system_error>
#include <utility>

namespace newsgrep::indexer {

ShardPool::ShardPool(std::filesystem::path dir, unsigned threads, const IndexSettings& settings,
                     const text::VariantTable& variants, const index::TextEncoder* encoder,
                     std::size_t remembered_terms)
    : dir_(std::move(dir)),
      settings_(settings),
      variants_(variants),
      encoder_(encoder),
      remembered_terms_(remembered_terms),
      own_builder_(settings, variants, encoder, remembered_terms) {
  threads_.reserve(threads);
  try {
    for (unsigned i = 1; i < threads; ++i) threads_.emplace_back([this] { work(); });
  } catch (const std::system_error&) {
    // The system starts no more threads. Those that there are do the work.
  }
}

ShardPool::~ShardPool() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
    waiting_.clear();
  }
  changed_.notify_all();
  for (auto& thread : threads_) thread.join();
}

void ShardPool::submit(std::vector<Article> batch) {
  Lock lock(mutex_);
  rethrow_failure();
  auto dir = dir_ / std::to_string(++shard_number_);
  shards_.push_back(dir);
  waiting_.push_back({std::move(dir), std::move(batch)});
  changed_.notify_all();
  if (waiting_.size() > threads_.size()) build_next(own_builder_, lock);
  rethrow_failure();
}

std::vector<std::filesystem::path> ShardPool::finish() {
  Lock lock(mutex_);
  while (!waiting_.empty() && !failure_) build_next(own_builder_, lock);
  changed_.wait(lock, [&] { return failure_ || busy_ == 0; });
  rethrow_failure();
  return std::exchange(shards_, {});
}

std::size_t ShardPool::words_cut() const {
  const std::lock_guard lock(mutex_);
  return words_cut_;
}

void ShardPool::work() {
  std::optional<ShardBuilder> builder;
  std::exception_ptr failure;
  try {
    builder.emplace(settings_, variants_, encoder_, remembered_terms_);
  } catch (...) {
    failure = std::current_exception();
  }
  Lock lock(mutex_);
  if (failure) {
    failure_ = failure;
    changed_.notify_all();
    return;
  }
  while (true) {
    changed_.wait(lock, [&] { return stopping_ || !waiting_.empty(); });
    if (stopping_) return;
    build_next(*builder, lock);
  }
}

/// Takes a waiting batch and builds it. Unlocks `lock` meanwhile.
void ShardPool::build_next(ShardBuilder& builder, Lock& lock) {
  auto batch = std::move(waiting_.front());
  waiting_.pop_front();
  ++busy_;
  lock.unlock();
  const auto cut_before = builder.words_cut();
  std::exception_ptr failure;
  try {
    builder.build(batch.dir, batch.articles);
  } catch (...) {
    failure = std::current_exception();
  }
  batch.articles = {};
  lock.lock();
  --busy_;
  words_cut_ += builder.words_cut() - cut_before;
  if (failure && !failure_) failure_ = failure;
  changed_.notify_all();
}

void ShardPool::rethrow_failure() {
  if (failure_) std::rethrow_exception(failure_);
}

}  // namespace newsgrep::indexer
