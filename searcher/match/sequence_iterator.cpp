#include "searcher/match/sequence_iterator.hpp"

#include <algorithm>
#include <set>
#include <string_view>
#include <utility>

namespace newsgrep::match {

SequenceIterator::SequenceIterator(const index::OpenShard& shard, std::size_t shard_index,
                                   const query::WordSequence& sequence, TermLists& terms)
    : shard_(shard) {
  const bool only_stop_words =
      std::all_of(sequence.begin(), sequence.end(),
                  [](const query::PlannedWord& word) { return word.terms.front().stop_word; });
  // Looking a candidate up in another list takes a third of the time of looking at its forward list
  // (measured), so it pays for all but the very commonest words.
  Parts<TermIterator> selectors;
  std::set<std::string_view> known;
  for (const auto& word : sequence) {
    const auto& term = word.terms.front();
    sequence_.push_back(term.hash);
    if (!known.insert(term.text).second) continue;
    const auto& found = terms.find(term.text, term.hash);
    const auto& list = found.lists[shard_index];
    const bool scores = !term.stop_word || only_stop_words;
    const bool selects = scores || list.postings < shard.passages.size() / 2;
    (selects ? selectors : others_)
        .push_back(std::make_unique<TermIterator>(shard.postings, list, scores ? found.idf : 0));
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

}  // namespace newsgrep::match
