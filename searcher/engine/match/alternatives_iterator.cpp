#include "engine/match/alternatives_iterator.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <utility>

#include "schema/impact.hpp"

namespace newsgrep::detail {
namespace {

constexpr std::size_t block_size = 128;

/// What counts of the impact of a term that is so many edits away. Each number of edits has a range
/// of its own, above those of more: an exact match is ranked first.
std::uint32_t impact_of_fuzzy(std::uint32_t impact, unsigned edits) {
  constexpr auto range = max_impact / (max_edits_of_a_word + 1);
  const auto in_range = std::clamp(impact * range / max_impact, 1U, range);
  return (max_edits_of_a_word - std::min(edits, max_edits_of_a_word)) * range + in_range;
}

}  // namespace

AlternativesIterator::AlternativesIterator(const OpenShard& shard, const PlannedWord& word,
                                           TermLists& terms, TextCheck check)
    : check_(std::move(check)), idf_(terms.idf_of_any(word.terms)) {
  collect(shard, word);
  for (std::size_t i = 0; i < postings_.size(); ++i) {
    if (i % block_size == 0) block_maxima_.push_back(0);
    block_maxima_.back() = std::max(block_maxima_.back(), postings_[i].impact);
    max_impact_ = std::max<std::uint32_t>(max_impact_, postings_[i].impact);
  }
}

void AlternativesIterator::collect(const OpenShard& shard, const PlannedWord& word) {
  // A byte for each passage of the shard is quicker than sorting what hundreds of lists say.
  constexpr std::size_t lane = sizeof(std::uint64_t);
  constexpr std::size_t group = 4 * lane;
  std::vector<std::uint8_t> impacts((shard.passages.size() / group + 1) * group);
  constexpr std::uint8_t certain = 0x80;  // Above all impacts.
  static_assert(max_impact < certain);
  const bool is_fuzzy = word.pattern && word.pattern->form == WordForm::fuzzy;
  for (const auto& term : word.terms) {
    shard.postings.for_each_posting(term.text, [&](PassageId passage, std::uint32_t impact) {
      if (passage >= impacts.size()) throw damaged_posting_list();
      const auto counted = is_fuzzy ? impact_of_fuzzy(impact, term.edits) : impact;
      auto& slot = impacts[passage];
      const auto best =
          std::max<std::uint32_t>(slot & (certain - 1), std::min(counted, max_impact));
      slot = static_cast<std::uint8_t>(best | (term.whole ? certain : slot & certain));
    });
  }
  const auto add = [&](std::size_t passage) {
    const auto slot = impacts[passage];
    const bool is_certain = (slot & certain) != 0;
    certain_ += is_certain ? 1 : 0;
    postings_.push_back({static_cast<PassageId>(passage),
                         static_cast<std::uint8_t>(slot & (certain - 1)), is_certain});
  };
  // Most are zero, so eight are looked at together, and mostly four times eight.
  for (std::size_t begin = 0; begin < impacts.size(); begin += group) {
    std::array<std::uint64_t, group / lane> lanes{};
    std::memcpy(lanes.data(), impacts.data() + begin, group);
    if ((lanes[0] | lanes[1] | lanes[2] | lanes[3]) == 0) continue;
    for (std::size_t i = 0; i < lanes.size(); ++i) {
      for (auto bits = lanes[i]; bits != 0;) {
        const auto byte = static_cast<unsigned>(std::countr_zero(bits)) / 8;
        add(begin + i * lane + byte);
        bits &= ~(std::uint64_t{0xFF} << (8 * byte));
      }
    }
  }
}

bool AlternativesIterator::confirm() {
  const auto& posting = postings_[at_];
  if (!check_ || posting.is_certain) return true;
  return score() >= min_score_ && check_(posting.passage);
}

PassageId AlternativesIterator::skip_to(PassageId target) {
  if (target <= passage_) return passage_;
  for (auto next = at_; next < std::min(at_ + 2, postings_.size()); ++next) {  // Mostly.
    if (postings_[next].passage < target) continue;
    at_ = next;
    return passage_ = postings_[at_].passage;
  }
  std::size_t step = 1;
  while (at_ + step < postings_.size() && postings_[at_ + step].passage < target) step *= 2;
  const auto begin = postings_.begin() + static_cast<std::ptrdiff_t>(at_ + step / 2);
  const auto end =
      postings_.begin() + static_cast<std::ptrdiff_t>(std::min(at_ + step + 1, postings_.size()));
  const auto found =
      std::lower_bound(std::min(begin, end), end, target,
                       [](const Posting& each, PassageId wanted) { return each.passage < wanted; });
  at_ = static_cast<std::size_t>(found - postings_.begin());
  return passage_ = found == postings_.end() ? no_passage : found->passage;
}

ScoreBound AlternativesIterator::bound(PassageId passage) {
  const auto found =
      std::lower_bound(postings_.begin(), postings_.end(), passage,
                       [](const Posting& each, PassageId wanted) { return each.passage < wanted; });
  if (found == postings_.end()) return {0, no_passage - 1};
  const auto block = static_cast<std::size_t>(found - postings_.begin()) / block_size;
  const auto next = (block + 1) * block_size;
  const auto through = next < postings_.size() ? postings_[next].passage - 1 : no_passage - 1;
  return {idf_ * block_maxima_[block], through};
}

}  // namespace newsgrep::detail
