#include "searcher/match/matcher.hpp"

#include <algorithm>
#include <functional>
#include <memory>
#include <optional>
#include <queue>
#include <utility>

#include "searcher/match/iterator_maker.hpp"

namespace newsgrep::match {
namespace {

/// Matches are counted exactly up to here. Skipping passages before would gain nothing, unless each
/// has to be read.
constexpr std::size_t min_counted = 1000;
constexpr std::size_t min_counted_by_reading = 50;

bool ranks_before(const Match& a, const Match& b) {
  if (a.score != b.score) return a.score > b.score;
  if (a.shard != b.shard) return a.shard < b.shard;
  return a.passage < b.passage;
}

}  // namespace

/// Keeps the best `wanted` of the matches that are added, and the first ones that tie with the last
/// of them. Matches are added in order of the index.
class Matcher::BestList {
 public:
  explicit BestList(std::size_t wanted) : wanted_(wanted) {}

  /// Returns a score below which no match need be added.
  Score threshold() const {
    if (best_scores_.size() < wanted_) return 0;
    const auto last = best_scores_.top();
    return last == full_of_ties_ ? last + 1 : last;
  }

  void add(const Match& match) {
    if (match.score < threshold()) return;
    best_scores_.push(match.score);
    if (best_scores_.size() > wanted_) best_scores_.pop();
    matches_.push_back(match);
    if (matches_.size() >= 2 * after_last_prune_ + 64) prune();
  }

  std::vector<Match> take() {
    prune();
    std::sort(matches_.begin(), matches_.end(), ranks_before);
    return std::move(matches_);
  }

 private:
  void prune() {
    if (best_scores_.size() < wanted_) return;
    const auto last = best_scores_.top();
    std::size_t ties = 0;
    const auto ties_kept = std::max(max_ties, wanted_);
    std::erase_if(matches_, [&](const Match& match) {
      return match.score < last || (match.score == last && ++ties > ties_kept);
    });
    if (ties >= ties_kept) full_of_ties_ = last;
    after_last_prune_ = matches_.size();
  }

  std::size_t wanted_;
  /// Scores of the `wanted` best; the lowest is on top.
  std::priority_queue<Score, std::vector<Score>, std::greater<>> best_scores_;
  std::vector<Match> matches_;
  std::size_t after_last_prune_ = 0;
  std::optional<Score> full_of_ties_;  ///< A score that has as many ties as are kept.
};

namespace {

/// Calls `use(passage)` for each candidate of `iterator` that is not dead. `use` may raise the
/// minimum score. Throws TimeIsUp.
template <typename Use>
void for_each_candidate(PassageIterator& iterator, const index::PassageRanges& dead,
                        query::Clock& clock, Use&& use) {
  for (auto at = iterator.skip_to(1); at != index::no_passage;) {
    const auto alive = dead.empty() ? at : dead.first_outside(at);
    if (alive != at) {
      at = iterator.skip_to(alive);
      continue;
    }
    use(at);
    clock.check();
    at = iterator.skip_to(at + 1);
  }
}

}  // namespace

BestMatches Matcher::best(std::size_t wanted) {
  BestMatches found;
  BestList list(std::max<std::size_t>(wanted, 1));
  std::size_t known_to_match = 0;
  try {
    find_best(wanted, list, found, known_to_match);
  } catch (const query::TimeIsUp&) {
    found.timed_out = true;
    found.total_is_exact = false;
  }
  if (!found.total_is_exact) found.total = std::max(found.total, known_to_match);
  if (wanted > 0) found.matches = list.take();
  return found;
}

/// `known_to_match`: matches that are known without looking at each.
void Matcher::find_best(std::size_t wanted, BestList& list, BestMatches& found,
                        std::size_t& known_to_match) {
  const auto counted = IteratorMaker::reads_texts(plan_) ? min_counted_by_reading : min_counted;
  for (std::size_t i = 0; i < shards_.size(); ++i) {
    const auto& shard = shards_[i];
    const auto iterator = IteratorMaker(shard, i, terms_, reader_).make(plan_);
    Score min_score = 0;
    const auto raise_min_score = [&](Score score) {
      if (score <= min_score) return;
      iterator->set_min_score(min_score = score);
      found.total_is_exact = false;
    };
    if (shard.dead.empty()) {
      known_to_match += iterator->min_matches();
      if (known_to_match >= counted) raise_min_score(iterator->reached_by(wanted));
    }
    for_each_candidate(*iterator, shard.dead, reader_.clock(), [&](index::PassageId passage) {
      if (std::max(found.total, known_to_match) >= counted) raise_min_score(list.threshold());
      if (!iterator->confirm()) return;
      ++found.total;
      list.add({iterator->score(), static_cast<std::uint32_t>(i), passage});
    });
  }
}

void Matcher::for_each(const std::function<void(const Match&)>& use) {
  for (std::size_t i = 0; i < shards_.size(); ++i) {
    const auto iterator = IteratorMaker(shards_[i], i, terms_, reader_).make(plan_);
    for_each_candidate(*iterator, shards_[i].dead, reader_.clock(), [&](index::PassageId passage) {
      if (!iterator->confirm()) return;
      use({iterator->score(), static_cast<std::uint32_t>(i), passage});
    });
  }
}

}  // namespace newsgrep::match
