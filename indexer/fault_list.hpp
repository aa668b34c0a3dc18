#pragma once

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <string>
#include <utility>
#include <vector>

#include "newsgrep/check.hpp"
#include "newsgrep/error.hpp"

namespace newsgrep::indexer {

/// Collects faults: keeps the first ones and counts the others, since a lost disk may give
/// millions. Each part of a check has a list of its own, so that lists need no lock and the order
/// does not depend on threads.
class FaultList {
 public:
  explicit FaultList(std::size_t max_kept) : max_kept_(max_kept) {}

  void add(IndexFault fault) {
    ++count_;
    if (kept_.size() < max_kept_) kept_.push_back(std::move(fault));
  }
  void add(const std::string& file, std::string problem) {
    add({file, std::move(problem), {}, {}});
  }

  /// Adds the faults of `other` after these.
  void append(FaultList other) {
    count_ += other.count_;
    const auto room = std::min(max_kept_ - kept_.size(), other.kept_.size());
    std::move(other.kept_.begin(), other.kept_.begin() + static_cast<std::ptrdiff_t>(room),
              std::back_inserter(kept_));
  }

  bool empty() const { return count_ == 0; }
  /// Returns false if further faults are only counted.
  bool has_room() const { return kept_.size() < max_kept_; }
  std::size_t count() const { return count_; }
  std::vector<IndexFault> take() { return std::move(kept_); }

 private:
  std::size_t max_kept_;
  std::size_t count_ = 0;
  std::vector<IndexFault> kept_;
};

/// Does `work`. What it throws about damage becomes a fault of `file`.
template <typename Work>
void note_damage(FaultList& faults, const std::string& file, Work&& work) {
  try {
    work();
  } catch (const Error& error) {
    if (error.code() != ErrorCode::corrupt) throw;
    faults.add(file, error.what());
  }
}

}  // namespace newsgrep::indexer
