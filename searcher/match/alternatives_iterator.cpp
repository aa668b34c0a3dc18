#include "searcher/match/alternatives_iterator.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <utility>

#include "index/postings/impact.hpp"
#include "searcher/match/matching_postings.hpp"

namespace newsgrep::match {
namespace {

constexpr std::size_t block_size = 128;

/// With fewer postings than one for each so many passages, sorting is quicker (measured).
constexpr index::PassageId sorted_share = 1024;

/// Returns the impact that counts for a term that is so many edits away. Each number of edits has a
/// range of its own, above the ranges of more edits, so that an exact match is ranked first.
std::uint32_t impact_of_fuzzy(std::uint32_t impact, unsigned edits) {
  constexpr auto range = index::max_impact / (query::max_edits_of_a_word + 1);
  const auto in_range = std::clamp(impact * range / index::max_impact, 1U, range);
  return (query::max_edits_of_a_word - std::min(edits, query::max_edits_of_a_word)) * range +
         in_range;
}

}  // namespace

AlternativesIterator::AlternativesIterator(const index::OpenShard& shard, std::size_t shard_index,
                                           const query::PlannedWord& word, TermLists& terms,
                                           query::Clock& clock)
    : idf_(terms.idf_of_any(word.terms)) {
  collect(shard, shard_index, word, clock);
  for (std::size_t i = 0; i < postings_.size(); ++i) {
    if (i % block_size == 0) block_maxima_.push_back(0);
    block_maxima_.back() = std::max(block_maxima_.back(), postings_[i].impact);
    max_impact_ = std::max<std::uint32_t>(max_impact_, postings_[i].impact);
  }
}

void AlternativesIterator::collect(const index::OpenShard& shard, std::size_t shard_index,
                                   const query::PlannedWord& word, query::Clock& clock) {
  const bool is_fuzzy = word.pattern && word.pattern->form == query::WordForm::fuzzy;
  std::size_t most_postings = 0;
  for (const auto& term : word.terms) most_postings += term.passages;
  postings_.reserve(std::min<std::size_t>(most_postings, shard.passages.size()));
  for (const auto& term : word.terms) {
    clock.check();
    for_each_matching_posting(
        shard, shard_index, term, word.pattern,
        [&](index::PassageId passage, std::uint32_t impact) {
          const auto counted = is_fuzzy ? impact_of_fuzzy(impact, term.edits) : impact;
          postings_.push_back(
              {passage, static_cast<std::uint8_t>(std::min(counted, index::max_impact))});
        });
  }
  if (word.terms.size() < 2) return;
  postings_.size() < shard.passages.size() / sorted_share ? sort() : scatter(shard.passages.size());
}

/// Sorts the postings and keeps the best one for each passage.
void AlternativesIterator::sort() {
  std::sort(postings_.begin(), postings_.end(), [](const Posting& a, const Posting& b) {
    return a.passage != b.passage ? a.passage < b.passage : a.impact > b.impact;
  });
  const auto same_passage = [](const Posting& a, const Posting& b) {
    return a.passage == b.passage;
  };
  postings_.erase(std::unique(postings_.begin(), postings_.end(), same_passage), postings_.end());
}

/// Does the same; quicker for many postings. Takes a byte and a bit for each passage of the shard.
void AlternativesIterator::scatter(index::PassageId passages) {
  constexpr std::size_t lane_bits = 64;
  std::vector<std::uint8_t> impacts(std::size_t{passages} + 1);
  std::vector<std::uint64_t> lanes(passages / lane_bits + 1);
  for (const auto& [passage, impact] : postings_) {
    if (passage > passages) throw index::damaged_posting_list();
    impacts[passage] = std::max(impacts[passage], impact);
    lanes[passage / lane_bits] |= std::uint64_t{1} << (passage % lane_bits);
  }
  postings_.clear();
  for (std::size_t i = 0; i < lanes.size(); ++i) {
    for (auto lane = lanes[i]; lane != 0; lane &= lane - 1) {
      const auto passage = i * lane_bits + static_cast<unsigned>(std::countr_zero(lane));
      postings_.push_back({static_cast<index::PassageId>(passage), impacts[passage]});
    }
  }
}

index::PassageId AlternativesIterator::skip_to(index::PassageId target) {
  if (target <= passage_) return passage_;
  at_ = first_promising(first_from(target));
  return passage_ = at_ < postings_.size() ? postings_[at_].passage : index::no_passage;
}

/// Returns the first posting from the one at hand on whose passage is at or after `target`.
std::size_t AlternativesIterator::first_from(index::PassageId target) const {
  for (auto next = at_; next < std::min(at_ + 2, postings_.size()); ++next) {  // The usual case.
    if (postings_[next].passage >= target) return next;
  }
  std::size_t step = 1;
  while (at_ + step < postings_.size() && postings_[at_ + step].passage < target) step *= 2;
  const auto begin = postings_.begin() + static_cast<std::ptrdiff_t>(at_ + step / 2);
  const auto end =
      postings_.begin() + static_cast<std::ptrdiff_t>(std::min(at_ + step + 1, postings_.size()));
  const auto found = std::lower_bound(
      std::min(begin, end), end, target,
      [](const Posting& each, index::PassageId wanted) { return each.passage < wanted; });
  return static_cast<std::size_t>(found - postings_.begin());
}

/// Returns the first posting from `from` on that reaches the minimum score.
std::size_t AlternativesIterator::first_promising(std::size_t from) const {
  while (from < postings_.size() && idf_ * postings_[from].impact < min_score_) {
    const auto block = from / block_size;
    from = idf_ * block_maxima_[block] < min_score_ ? (block + 1) * block_size : from + 1;
  }
  return std::min(from, postings_.size());
}

Score AlternativesIterator::reached_by(std::size_t count) const {
  std::array<std::size_t, index::max_impact + 1> postings_with{};
  for (const auto& posting : postings_) ++postings_with[posting.impact];
  auto impact = index::max_impact;
  for (std::size_t reached = 0; impact > 0; --impact) {
    reached += postings_with[impact];
    if (reached >= count) break;
  }
  return idf_ * impact;
}

ScoreBound AlternativesIterator::bound(index::PassageId passage) {
  const auto found = std::lower_bound(
      postings_.begin(), postings_.end(), passage,
      [](const Posting& each, index::PassageId wanted) { return each.passage < wanted; });
  if (found == postings_.end()) return {0, index::no_passage - 1};
  const auto block = static_cast<std::size_t>(found - postings_.begin()) / block_size;
  const auto next = (block + 1) * block_size;
  const auto through =
      next < postings_.size() ? postings_[next].passage - 1 : index::no_passage - 1;
  return {idf_ * block_maxima_[block], through};
}

}  // namespace newsgrep::match
