#pragma once

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <exception>
#include <mutex>
#include <thread>
#include <vector>

namespace newsgrep::indexer {

/// Calls `work(number, worker)` for each number below `count`, in `threads` threads, one of them
/// the caller's. `worker` is the number of the thread; that of the caller's is 0. After a call in
/// the caller's thread, calls `after()`. Rethrows what the first call threw; no call begins after
/// that.
template <typename Work, typename After>
void in_threads(std::size_t count, unsigned threads, Work&& work, After&& after) {
  std::atomic<std::size_t> next = 0;
  std::mutex mutex;
  std::exception_ptr failure;
  const auto run = [&](unsigned worker) {
    try {
      for (auto number = next++; number < count; number = next++) {
        work(number, worker);
        if (worker == 0) after();
      }
    } catch (...) {
      next = count;
      const std::lock_guard lock(mutex);
      if (!failure) failure = std::current_exception();
    }
  };
  std::vector<std::thread> others;
  const auto workers = static_cast<unsigned>(std::min<std::size_t>(threads, count));
  for (unsigned worker = 1; worker < workers; ++worker) others.emplace_back(run, worker);
  run(0);
  for (auto& thread : others) thread.join();
  if (failure) std::rethrow_exception(failure);
}

}  // namespace newsgrep::indexer
