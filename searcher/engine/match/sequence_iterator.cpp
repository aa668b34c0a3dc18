#include "engine/match/sequence_iterator.hpp"

#include <algorithm>
#include <set>

#include "engine/match/term_iterator.hpp"
#include "schema/format.hpp"

namespace newsgrep::detail {

SequenceIterator::SequenceIterator(const Xapian::Database& shard, const TermSequence& sequence,
                                   TermWeights& weights)
    : shard_(shard) {
  const bool only_stop_words = std::all_of(sequence.begin(), sequence.end(),
                                           [](const auto& term) { return term.stop_word; });
  std::vector<std::unique_ptr<PassageIterator>> selectors;
  std::set<std::string_view> known;
  for (const auto& term : sequence) {
    sequence_.push_back(term.hash);
    if (!known.insert(term.text).second) continue;
    if (term.stop_word && !only_stop_words) {
      others_.push_back(term.text);
    } else {
      selectors.push_back(std::make_unique<TermIterator>(shard, term.text, weights.idf(term.text)));
    }
  }
  selectors_ = std::make_unique<AllIterator>(std::move(selectors));
}

Xapian::docid SequenceIterator::skip_to(Xapian::docid target) {
  return passage_ = selectors_->skip_to(target);
}

bool SequenceIterator::confirm() {
  if (selectors_->score() < min_score_ || !sequence_stands_here()) return false;
  if (other_lists_.empty()) {
    for (const auto& term : others_) {
      other_lists_.push_back(std::make_unique<TermIterator>(shard_, term, 0));
    }
  }
  return std::all_of(other_lists_.begin(), other_lists_.end(),
                     [&](const auto& list) { return list->skip_to(passage_) == passage_; });
}

void SequenceIterator::set_min_score(Score score) {
  min_score_ = score;
  selectors_->set_min_score(score);
}

bool SequenceIterator::sequence_stands_here() {
  if (forward_lists_ == Xapian::ValueIterator()) {
    forward_lists_ = shard_.valuestream_begin(value_slot::forward_list);
  }
  forward_lists_.skip_to(passage_);
  if (forward_lists_ == Xapian::ValueIterator() || forward_lists_.get_docid() != passage_ ||
      !forward_list_.decode(*forward_lists_)) {
    return false;
  }
  codes_.clear();
  for (const auto hash : sequence_) codes_.push_back(forward_list_.code_of(hash));
  const auto& tokens = forward_list_.codes();
  return std::search(tokens.begin(), tokens.end(), codes_.begin(), codes_.end()) != tokens.end();
}

}  // namespace newsgrep::detail
