#include "searcher/engine/folding.hpp"

#include <algorithm>
#include <string_view>
#include <unordered_map>
#include <utility>

namespace newsgrep::engine {

std::vector<FoldedMatches> Folding::fold(std::span<const match::Match> matches, Fold how,
                                         std::size_t max_groups) const {
  std::vector<FoldedMatches> groups;
  struct Known {
    std::size_t group;
    std::vector<std::uint64_t> words;  ///< Empty until they are needed.
  };
  std::unordered_multimap<std::string_view, Known> by_forward_list;
  for (const auto& match : matches) {
    if (reader_.clock().is_up()) break;
    if (how == Fold::none) {
      if (groups.size() == max_groups) break;
      groups.push_back({match});
      continue;
    }
    const auto list = forward_list(match);
    const auto [begin, end] = by_forward_list.equal_range(list);
    auto words = begin == end ? std::vector<std::uint64_t>() : this->words(match);
    const auto known = std::find_if(begin, end, [&](auto& entry) {
      auto& [group, words_of_group] = entry.second;
      if (words_of_group.empty()) words_of_group = this->words(groups[group].front());
      return words_of_group == words;
    });
    if (known != end) {
      groups[known->second.group].push_back(match);
    } else if (groups.size() < max_groups) {
      by_forward_list.emplace(list, Known{groups.size(), std::move(words)});
      groups.push_back({match});
    }
  }
  if (how != Fold::earliest) return groups;
  for (auto& group : groups) {
    put_earliest_first(group, [&](const match::Match& match) { return passages_.time(match); });
  }
  return groups;
}

std::string_view Folding::forward_list(const match::Match& match) const {
  return shards_[match.shard].passages.forward_list(match.passage);
}

std::vector<std::uint64_t> Folding::words(const match::Match& match) const {
  return reader_.passage({match.shard, match.passage}).terms();
}

}  // namespace newsgrep::engine
