#include "searcher/match/near_iterator.hpp"

#include <algorithm>
#include <utility>

#include "index/damage.hpp"

namespace newsgrep::match {
namespace {

bool contains(const std::vector<std::uint32_t>& codes, std::uint32_t code) {
  return std::find(codes.begin(), codes.end(), code) != codes.end();
}

/// The term of a node that stands for one.
std::optional<std::uint64_t> only_term(const query::PlanNode& node) {
  const auto& words = node.sequence;
  if (words.size() != 1 || words.front().terms.size() != 1) return std::nullopt;
  return words.front().terms.front().hash;
}

}  // namespace

bool NearIterator::can_run(const query::PlanNode& near) {
  constexpr std::size_t max_terms = 16;  // Of a word: each is looked up in each candidate.
  if (near.kind == query::PlanNode::Kind::sequence) {
    return near.languages.empty() && std::all_of(near.sequence.begin(), near.sequence.end(),
                                                 [](const query::PlannedWord& word) {
                                                   return word.terms.size() <= max_terms;
                                                 });
  }
  return std::all_of(near.children.begin(), near.children.end(), can_run);
}

NearIterator::NearIterator(std::unique_ptr<PassageIterator> candidates, const query::PlanNode& near,
                           const index::OpenShard& shard, std::size_t shard_index, TermLists& terms)
    : candidates_(std::move(candidates)), near_(near), shard_(shard) {
  collect(near, shard_index, terms, true);
  if (near.children.size() != 2) return;
  const auto first = only_term(near.children.front());
  const auto second = only_term(near.children.back());
  if (first && second) two_terms_ = {*first, *second};
}

/// `is_required`: the candidates have `node`.
void NearIterator::collect(const query::PlanNode& node, std::size_t shard_index, TermLists& terms,
                           bool is_required) {
  for (const auto& word : node.sequence) {
    if (is_required && word.terms.size() == 1) continue;
    for (const auto& term : word.terms) {
      const auto& found = terms.find(term.text, term.hash);
      terms_.try_emplace(term.hash, shard_.postings, found.lists[shard_index], 0);
    }
  }
  const bool children_are_required = is_required && node.kind == query::PlanNode::Kind::near;
  for (const auto& child : node.children) {
    collect(child, shard_index, terms, children_are_required);
  }
}

bool NearIterator::confirm() {
  if (!candidates_->confirm() || candidates_->score() < min_score_) return false;
  if (!forward_list_.open(shard_.passages.forward_list(passage_))) throw index::damaged_passage();
  if (!two_terms_) return query::occurs(near_, *this);
  const auto [first, second] = *two_terms_;
  return forward_list_.are_near(first, second, near_.distance, near_.ordered);
}

void NearIterator::set_min_score(Score score) {
  min_score_ = score;
  candidates_->set_min_score(score);
}

void NearIterator::find(const query::PlanNode& sequence, std::vector<query::Span>& spans) {
  const auto words = sequence.sequence.size();
  if (codes_.size() < words) codes_.resize(words);
  for (std::size_t i = 0; i < words; ++i) {
    codes_[i].clear();
    for (const auto& term : sequence.sequence[i].terms) {
      const auto list = terms_.find(term.hash);
      if (list != terms_.end() && list->second.skip_to(passage_) != passage_) continue;
      codes_[i].push_back(forward_list_.code_of(term.hash));
    }
    if (codes_[i].empty()) return;
  }
  positions_.clear();
  for (const auto code : codes_.front()) forward_list_.find(code, positions_);
  if (codes_.front().size() > 1) std::sort(positions_.begin(), positions_.end());
  for (const auto at : positions_) {
    if (at + words > forward_list_.size()) return;
    std::uint32_t same = 1;
    while (same < words && contains(codes_[same], forward_list_.code_at(at + same))) ++same;
    if (same == words) spans.push_back({at, at + same});
  }
}

}  // namespace newsgrep::match
