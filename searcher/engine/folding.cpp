#include "searcher/engine/folding.hpp"

#include <algorithm>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>

namespace newsgrep::engine {

std::vector<FoldedMatches> Folding::fold(std::span<const match::Match> matches, Fold how,
                                         std::size_t max_groups) const {
  std::vector<FoldedMatches> groups;
  std::unordered_multimap<std::string_view, std::size_t> by_forward_list;
  for (const auto& match : matches) {
    if (how == Fold::none) {
      if (groups.size() == max_groups) break;
      groups.push_back({match});
      continue;
    }
    const auto list = forward_list(match);
    const auto [begin, end] = by_forward_list.equal_range(list);
    const auto known = std::find_if(begin, end, [&](const auto& entry) {
      return have_same_words(groups[entry.second].front(), match);
    });
    if (known != end) {
      groups[known->second].push_back(match);
    } else if (groups.size() < max_groups) {
      by_forward_list.emplace(list, groups.size());
      groups.push_back({match});
    }
  }
  if (how != Fold::earliest) return groups;
  for (auto& group : groups) {
    const auto earliest = std::min_element(group.begin(), group.end(),
                                           [&](const match::Match& a, const match::Match& b) {
                                             const auto time_a = passages_.time(a);
                                             const auto time_b = passages_.time(b);
                                             return time_a && (!time_b || *time_a < *time_b);
                                           });
    std::rotate(group.begin(), earliest, earliest + 1);
  }
  return groups;
}

std::function<bool(const match::Match&)> Folding::candidates_for(
    std::span<const FoldedMatches> groups) const {
  std::unordered_set<std::string_view> lists;
  for (const auto& group : groups) lists.insert(forward_list(group.front()));
  return [this, lists = std::move(lists)](const match::Match& match) {
    return lists.contains(forward_list(match));
  };
}

std::string_view Folding::forward_list(const match::Match& match) const {
  return shards_[match.shard].passages.forward_list(match.passage);
}

bool Folding::have_same_words(const match::Match& a, const match::Match& b) const {
  return words(a) == words(b);
}

std::vector<std::uint64_t> Folding::words(const match::Match& match) const {
  return reader_.passage({match.shard, match.passage}).terms();
}

}  // namespace newsgrep::engine
