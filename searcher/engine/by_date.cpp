#include "searcher/engine/by_date.hpp"

#include <algorithm>
#include <limits>
#include <vector>

namespace newsgrep::engine {
namespace {

struct Dated {
  std::int64_t key;
  match::Match match;
};

}  // namespace

std::int64_t date_key(const PassageReader& passages, const match::Match& match, Sort order) {
  const auto time = passages.time(match);
  if (!time) return std::numeric_limits<std::int64_t>::max();
  const auto seconds = static_cast<std::int64_t>(time->time_since_epoch().count());
  return order == Sort::oldest_first ? seconds : -seconds;
}

match::BestMatches first_by_date(match::Matcher& matcher, const PassageReader& passages, Sort order,
                                 std::size_t wanted) {
  match::BestMatches found;
  std::vector<Dated> first;  // A heap with the last one on top.
  const auto comes_before = [&](const Dated& a, const Dated& b) {
    if (a.key != b.key) return a.key < b.key;
    if (a.match.score != b.match.score) return a.match.score > b.match.score;
    return passages.stands_before(a.match, b.match);
  };
  try {
    matcher.for_each([&](const match::Match& match) {
      ++found.total;
      if (wanted == 0) return;
      const Dated dated{date_key(passages, match, order), match};
      if (first.size() == wanted) {
        if (!comes_before(dated, first.front())) return;
        std::pop_heap(first.begin(), first.end(), comes_before);
        first.pop_back();
      }
      first.push_back(dated);
      std::push_heap(first.begin(), first.end(), comes_before);
    });
  } catch (const query::TimeIsUp&) {
    found.timed_out = true;
    found.total_is_exact = false;
  }
  std::sort_heap(first.begin(), first.end(), comes_before);
  for (const auto& dated : first) found.matches.push_back(dated.match);
  return found;
}

}  // namespace newsgrep::engine
