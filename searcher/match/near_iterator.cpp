#include "searcher/match/near_iterator.hpp"

#include <algorithm>
#include <utility>
#include <variant>

#include "index/damage.hpp"
#include "searcher/query/overloaded.hpp"

namespace newsgrep::match {
namespace {

using query::Overloaded;

bool contains(const std::vector<std::uint32_t>& codes, std::uint32_t code) {
  return std::find(codes.begin(), codes.end(), code) != codes.end();
}

/// Returns the hash of the term if `operand` stands for a single one.
std::optional<std::uint64_t> only_term(const query::NearOperand& operand) {
  const auto* sequence = std::get_if<query::Sequence>(&operand.what);
  if (sequence == nullptr || sequence->words.size() != 1) return std::nullopt;
  const auto& terms = sequence->words.front().terms;
  return terms.size() == 1 ? std::optional(terms.front().hash) : std::nullopt;
}

/// Of a word: each is looked up in each candidate.
constexpr std::size_t max_terms = 16;

bool operand_can_run(const query::NearOperand& operand) {
  return std::visit(
      Overloaded{
          [](const query::Sequence& sequence) {
            return sequence.languages.empty() &&
                   std::all_of(sequence.words.begin(), sequence.words.end(),
                               [](const auto& word) { return word.terms.size() <= max_terms; });
          },
          [](const query::AnyOperand& any) {
            return std::all_of(any.operands.begin(), any.operands.end(), operand_can_run);
          },
          [](const query::Near& near) { return NearIterator::can_run(near); },
      },
      operand.what);
}

}  // namespace

bool NearIterator::can_run(const query::Near& near) {
  return std::all_of(near.operands.begin(), near.operands.end(), operand_can_run);
}

NearIterator::NearIterator(std::unique_ptr<PassageIterator> candidates, const query::Near& near,
                           const index::OpenShard& shard, std::size_t shard_index, TermLists& terms)
    : candidates_(std::move(candidates)), near_(near), shard_(shard) {
  for (const auto& operand : near.operands) collect(operand, shard_index, terms, true);
  if (near.operands.size() != 2) return;
  const auto first = only_term(near.operands.front());
  const auto second = only_term(near.operands.back());
  if (first && second) two_terms_ = {*first, *second};
}

/// `is_required`: all candidates match `operand`.
void NearIterator::collect(const query::NearOperand& operand, std::size_t shard_index,
                           TermLists& terms, bool is_required) {
  const auto collect_all = [&](const std::vector<query::NearOperand>& operands, bool are_required) {
    for (const auto& each : operands) collect(each, shard_index, terms, are_required);
  };
  std::visit(Overloaded{
                 [&](const query::Sequence& sequence) {
                   collect(sequence, shard_index, terms, is_required);
                 },
                 [&](const query::AnyOperand& any) { collect_all(any.operands, false); },
                 [&](const query::Near& near) { collect_all(near.operands, is_required); },
             },
             operand.what);
}

void NearIterator::collect(const query::Sequence& sequence, std::size_t shard_index,
                           TermLists& terms, bool is_required) {
  for (const auto& word : sequence.words) {
    if (is_required && word.terms.size() == 1) continue;
    for (const auto& term : word.terms) {
      const auto& found = terms.find(term.text, term.hash);
      terms_.try_emplace(term.hash, shard_.postings, found.lists[shard_index], 0);
    }
  }
}

bool NearIterator::confirm() {
  if (!candidates_->confirm() || candidates_->score() < min_score_) return false;
  if (!forward_list_.open(shard_.passages.forward_list(passage_))) throw index::damaged_passage();
  if (!two_terms_) return query::occurs(near_, *this);
  const auto [first, second] = *two_terms_;
  return forward_list_.are_near(first, second, near_.max_distance,
                                near_.order == query::Order::as_given);
}

void NearIterator::set_min_score(Score score) {
  min_score_ = score;
  candidates_->set_min_score(score);
}

void NearIterator::find(const query::Sequence& sequence, std::vector<query::Span>& spans) {
  const auto words = sequence.words.size();
  if (codes_.size() < words) codes_.resize(words);
  for (std::size_t i = 0; i < words; ++i) {
    codes_[i].clear();
    for (const auto& term : sequence.words[i].terms) {
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
