#include "searcher/engine/match_groups.hpp"

#include <algorithm>
#include <bit>
#include <limits>
#include <string>
#include <string_view>
#include <utility>

#include "text/stable_hash.hpp"

namespace newsgrep::engine {
namespace {

constexpr auto none = std::numeric_limits<std::uint32_t>::max();

std::uint64_t hash_of_words(const query::AnalyzedText& text) {
  const auto terms = text.terms();
  return text::stable_hash(
      {reinterpret_cast<const char*>(terms.data()), terms.size() * sizeof(terms.front())});
}

}  // namespace

MatchGroups::MatchGroups(AllMatches& matches, Fold how, Sort order, const PassageReader& passages,
                         match::TextReader& reader)
    : matches_(matches),
      how_(how),
      by_earliest_(how == Fold::earliest && order == Sort::newest_first),
      passages_(passages),
      reader_(reader) {
  if (how == Fold::none) return;
  const auto count = matches.size();
  heads_.assign(std::bit_ceil(count + 1), none);
  next_.resize(count);
  is_settled_.resize(count);
  is_copy_.resize(count);
  for (std::uint32_t i = 0; i < count; ++i) next_[i] = std::exchange(heads_[bucket(i)], i);
}

FoldedMatches MatchGroups::next() {
  while (const auto next = matches_.next()) {
    if (how_ == Fold::none) return {matches_.match(*next)};
    const auto number = static_cast<std::uint32_t>(*next);
    if (!is_settled_[number]) settle(number);
    if (is_copy_[number]) continue;
    const auto several = to_come_.extract(number);
    if (several.empty()) return {matches_.match(number)};
    FoldedMatches group;
    for (const auto each : several.mapped()) group.push_back(matches_.match(each));
    return group;
  }
  return {};
}

/// Finds the groups of `first`, which comes before all others with its hash, and of these.
void MatchGroups::settle(std::uint32_t first) {
  const auto numbers = with_hash_of(first);
  for (const auto number : numbers) is_settled_[number] = true;
  if (numbers.size() == 1) return;
  for (auto& group : by_words(numbers)) settle_group(std::move(group));
}

void MatchGroups::settle_group(Numbers group) {
  if (group.size() == 1) return;
  std::sort(group.begin(), group.end(),
            [&](std::uint32_t a, std::uint32_t b) { return matches_.comes_before(a, b); });
  const auto first = group.front();
  if (how_ == Fold::earliest) {
    put_earliest_first(
        group, [&](std::uint32_t number) { return passages_.time(matches_.match(number)); });
  }
  const auto place = by_earliest_ ? group.front() : first;
  for (const auto number : group) is_copy_[number] = number != place;
  to_come_.emplace(place, std::move(group));
}

MatchGroups::Numbers MatchGroups::with_hash_of(std::uint32_t first) const {
  const auto hash = matches_.hash(first);
  Numbers numbers;
  for (auto at = heads_[bucket(first)]; at != none; at = next_[at]) {
    if (matches_.hash(at) == hash && !is_settled_[at]) numbers.push_back(at);
  }
  return numbers;
}

/// Divides matches into those with the same words. A text that is known need not be analysed again.
std::vector<MatchGroups::Numbers> MatchGroups::by_words(const Numbers& numbers) {
  std::vector<Numbers> groups;
  std::unordered_map<std::uint64_t, std::size_t> of_texts;  // The group of a text, by its hash.
  std::unordered_map<std::uint64_t, std::size_t> of_words;
  for (const auto number : numbers) {
    const auto& match = matches_.match(number);
    const match::PassagePlace place{match.shard, match.passage};
    const auto language = text::stable_hash(reader_.language_of(place));
    const auto [text, is_new_text] =
        of_texts.try_emplace(text::stable_hash(reader_.read(place), language));
    if (is_new_text) {
      const auto [words, are_new] =
          of_words.try_emplace(hash_of_words(reader_.passage(place)), groups.size());
      if (are_new) groups.emplace_back();
      text->second = words->second;
    }
    groups[text->second].push_back(number);
  }
  return groups;
}

std::size_t MatchGroups::bucket(std::uint32_t number) const {
  return matches_.hash(number) & (heads_.size() - 1);
}

}  // namespace newsgrep::engine
