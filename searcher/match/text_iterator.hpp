#pragma once

#include <cstddef>
#include <memory>
#include <utility>

#include "searcher/match/passage_iterator.hpp"
#include "searcher/match/text_reader.hpp"

namespace newsgrep::match {

/// The candidates of another iterator whose text matches. `Node` is query::Sequence or query::Near.
template <typename Node>
class TextIterator final : public PassageIterator {
 public:
  /// `candidates` are passages of shard number `shard_index`. `node` and `reader` must outlive the
  /// iterator.
  TextIterator(std::unique_ptr<PassageIterator> candidates, const Node& node,
               std::size_t shard_index, TextReader& reader)
      : candidates_(std::move(candidates)),
        node_(node),
        shard_index_(shard_index),
        reader_(reader) {}

  index::PassageId skip_to(index::PassageId target) override {
    return passage_ = candidates_->skip_to(target);
  }

  bool confirm() override {
    if (!candidates_->confirm() || candidates_->score() < min_score_) return false;
    return reader_.matches({shard_index_, passage_}, node_);
  }

  Score score() override { return candidates_->score(); }
  Score max_score() const override { return candidates_->max_score(); }
  ScoreBound bound(index::PassageId passage) override { return candidates_->bound(passage); }
  std::uint32_t candidates() const override { return candidates_->candidates(); }

  void set_min_score(Score score) override {
    min_score_ = score;
    candidates_->set_min_score(score);
  }

 private:
  std::unique_ptr<PassageIterator> candidates_;
  const Node& node_;
  const std::size_t shard_index_;
  TextReader& reader_;
  Score min_score_ = 0;
};

}  // namespace newsgrep::match
