#include "engine/match/sequence_iterator.hpp"

#include <algorithm>
#include <set>
#include <string_view>
#include <utility>

namespace newsgrep::detail {

SequenceIterator::SequenceIterator(const OpenShard& shard, std::size_t shard_index,
                                   const WordSequence& sequence, TermLists& terms)
    : shard_(shard) {
  const bool only_stop_words =
      std::all_of(sequence.begin(), sequence.end(),
                  [](const PlannedWord& word) { return word.terms.front().stop_word; });
  Parts<TermIterator> selectors;
  std::set<std::string_view> known;
  for (const auto& word : sequence) {
    const auto& term = word.terms.front();
    sequence_.push_back(term.hash);
    if (!known.insert(term.text).second) continue;
    const auto& found = terms.find(term.text, term.hash);
    const bool selects = !term.stop_word || only_stop_words;
    (selects ? selectors : others_)
        .push_back(std::make_unique<TermIterator>(shard.postings, found.lists[shard_index],
                                                  selects ? found.idf : 0));
  }
  selectors_ = std::make_unique<AheadIterator>(std::move(selectors), shard.passages);
}

bool SequenceIterator::confirm() {
  return score() >= min_score_ && forward_list_.open(shard_.passages.forward_list(passage_)) &&
         forward_list_.contains(sequence_) &&
         std::all_of(others_.begin(), others_.end(),
                     [&](const auto& list) { return list->skip_to(passage_) == passage_; });
}

void SequenceIterator::set_min_score(Score score) {
  min_score_ = score;
  selectors_->set_min_score(score);
}

}  // namespace newsgrep::detail
