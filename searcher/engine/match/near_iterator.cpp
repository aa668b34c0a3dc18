#include "engine/match/near_iterator.hpp"

#include <algorithm>
#include <utility>

#include "engine/damage.hpp"

namespace newsgrep::detail {

bool NearIterator::can_run(const PlanNode& near) {
  constexpr std::size_t max_terms = 16;  // Of a word: each is looked up in each candidate.
  if (near.kind == PlanNode::Kind::sequence) {
    return near.languages.empty() &&
           std::all_of(near.sequence.begin(), near.sequence.end(),
                       [](const PlannedWord& word) { return word.terms.size() <= max_terms; });
  }
  return std::all_of(near.children.begin(), near.children.end(), can_run);
}

NearIterator::NearIterator(std::unique_ptr<PassageIterator> candidates, const PlanNode& near,
                           const OpenShard& shard, std::size_t shard_index, TermLists& terms)
    : candidates_(std::move(candidates)), near_(near), shard_(shard) {
  collect(near, shard_index, terms);
}

void NearIterator::collect(const PlanNode& node, std::size_t shard_index, TermLists& terms) {
  for (const auto& word : node.sequence) {
    for (const auto& term : word.terms) {
      const auto& found = terms.find(term.text, term.hash);
      terms_.try_emplace(term.hash, shard_.postings, found.lists[shard_index], 0);
    }
  }
  for (const auto& child : node.children) collect(child, shard_index, terms);
}

bool NearIterator::confirm() {
  if (!candidates_->confirm() || candidates_->score() < min_score_) return false;
  if (!forward_list_.decode(shard_.passages.forward_list(passage_))) throw damaged_passage();
  return !occurrences(near_, *this).empty();
}

void NearIterator::set_min_score(Score score) {
  min_score_ = score;
  candidates_->set_min_score(score);
}

void NearIterator::find(const PlanNode& sequence, std::vector<Span>& spans) {
  const auto words = sequence.sequence.size();
  if (codes_.size() < words) codes_.resize(words);
  for (std::size_t i = 0; i < words; ++i) {
    codes_[i].clear();
    for (const auto& term : sequence.sequence[i].terms) {
      if (terms_.at(term.hash).skip_to(passage_) != passage_) continue;
      codes_[i].push_back(forward_list_.code_of(term.hash));
    }
    if (codes_[i].empty()) return;
  }
  const auto& text = forward_list_.codes();
  if (words == 1 && codes_[0].size() == 1) {  // Most are.
    const auto code = codes_[0].front();
    for (std::uint32_t at = 0; at < text.size(); ++at) {
      if (text[at] == code) spans.push_back({at, at + 1});
    }
    return;
  }
  for (std::size_t at = 0; at + words <= text.size(); ++at) {
    std::size_t same = 0;
    while (same < words && std::find(codes_[same].begin(), codes_[same].end(), text[at + same]) !=
                               codes_[same].end()) {
      ++same;
    }
    if (same < words) continue;
    spans.push_back({static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + words)});
  }
}

}  // namespace newsgrep::detail
