#include "searcher/engine/by_date.hpp"

#include <algorithm>
#include <cstdint>
#include <limits>
#include <utility>

namespace newsgrep::engine {
namespace {

struct Dated {
  std::int64_t key;  ///< Ascending in the order of the hits.
  match::Match match;
};

class DateOrder {
 public:
  DateOrder(const PassageReader& passages, Sort order) : passages_(passages), order_(order) {}

  Dated dated(const match::Match& match) const {
    const auto time = passages_.time(match);
    if (!time) return {std::numeric_limits<std::int64_t>::max(), match};
    const auto seconds = static_cast<std::int64_t>(time->time_since_epoch().count());
    return {order_ == Sort::oldest_first ? seconds : -seconds, match};
  }

  /// Returns true if `a` comes before `b`.
  bool operator()(const Dated& a, const Dated& b) const {
    if (a.key != b.key) return a.key < b.key;
    if (a.match.score != b.match.score) return a.match.score > b.match.score;
    return passages_.stands_before(a.match, b.match);
  }

 private:
  const PassageReader& passages_;
  const Sort order_;
};

}  // namespace

match::BestMatches first_by_date(match::Matcher& matcher, const PassageReader& passages, Sort order,
                                 std::size_t wanted, match::Deadline deadline,
                                 const std::function<bool(const match::Match&)>& is_wanted) {
  match::BestMatches found;
  std::vector<Dated> first;  // A heap with the last one on top.
  const DateOrder comes_before(passages, order);
  const bool in_time = matcher.for_each(
      [&](const match::Match& match) {
        ++found.total;
        if (wanted == 0 || (is_wanted && !is_wanted(match))) return;
        const auto dated = comes_before.dated(match);
        if (first.size() == wanted) {
          if (!comes_before(dated, first.front())) return;
          std::pop_heap(first.begin(), first.end(), comes_before);
          first.pop_back();
        }
        first.push_back(dated);
        std::push_heap(first.begin(), first.end(), comes_before);
      },
      deadline);
  found.timed_out = !in_time;
  found.total_is_exact = in_time;
  std::sort_heap(first.begin(), first.end(), comes_before);
  for (const auto& dated : first) found.matches.push_back(dated.match);
  return found;
}

void order_by_date(std::vector<FoldedMatches>& groups, const PassageReader& passages, Sort order) {
  const DateOrder comes_before(passages, order);
  std::vector<std::pair<Dated, FoldedMatches>> dated;
  for (auto& group : groups) {
    const auto first = comes_before.dated(group.front());
    dated.emplace_back(first, std::move(group));
  }
  std::sort(dated.begin(), dated.end(),
            [&](const auto& a, const auto& b) { return comes_before(a.first, b.first); });
  std::transform(dated.begin(), dated.end(), groups.begin(),
                 [](auto& each) { return std::move(each.second); });
}

}  // namespace newsgrep::engine
