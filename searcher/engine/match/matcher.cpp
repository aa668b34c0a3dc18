#include "engine/match/matcher.hpp"

#include <algorithm>
#include <functional>
#include <memory>
#include <queue>
#include <utility>

#include "engine/match/boolean_iterators.hpp"
#include "engine/match/sequence_iterator.hpp"
#include "engine/match/term_iterator.hpp"
#include "schema/terms.hpp"

namespace newsgrep::detail {
namespace {

/// Up to here matches are counted exactly; leaving passages out before would gain nothing.
constexpr std::size_t min_counted = 1000;

std::unique_ptr<PassageIterator> make_iterator(const PlanNode& node, const Xapian::Database& shard,
                                               TermWeights& weights);

std::unique_ptr<PassageIterator> make_sequence_iterator(const TermSequence& sequence,
                                                        const Xapian::Database& shard,
                                                        TermWeights& weights) {
  if (sequence.size() > 1) return std::make_unique<SequenceIterator>(shard, sequence, weights);
  const auto& term = sequence.front().text;
  return std::make_unique<TermIterator>(shard, term, weights.idf(term));
}

/// `part`, in passages of these languages only unless there are none; at no change of score.
std::unique_ptr<PassageIterator> in_languages(std::unique_ptr<PassageIterator> part,
                                              const std::vector<std::string>& languages,
                                              const Xapian::Database& shard) {
  if (languages.empty()) return part;
  PassageIterators passages;
  for (const auto& language : languages) {
    passages.push_back(std::make_unique<TermIterator>(shard, language_term(language), 0));
  }
  PassageIterators both;
  both.push_back(std::move(part));
  both.push_back(std::make_unique<AnyIterator>(std::move(passages)));
  return std::make_unique<AllIterator>(std::move(both));
}

using Nodes = std::vector<PlanNode>::const_iterator;

PassageIterators make_iterators(Nodes begin, Nodes end, const Xapian::Database& shard,
                                TermWeights& weights) {
  PassageIterators made;
  for (auto it = begin; it != end; ++it) made.push_back(make_iterator(*it, shard, weights));
  return made;
}

std::unique_ptr<PassageIterator> make_iterator(const PlanNode& node, const Xapian::Database& shard,
                                               TermWeights& weights) {
  const auto begin = node.children.begin();
  const auto end = node.children.end();
  const auto any_of_the_others = [&] {
    return std::make_unique<AnyIterator>(make_iterators(begin + 1, end, shard, weights));
  };
  switch (node.kind) {
    case PlanNode::Kind::nothing:
      break;
    case PlanNode::Kind::sequence:
      return in_languages(make_sequence_iterator(node.sequence, shard, weights), node.languages,
                          shard);
    case PlanNode::Kind::any:
      return std::make_unique<AnyIterator>(make_iterators(begin, end, shard, weights));
    case PlanNode::Kind::all:
      return std::make_unique<AllIterator>(make_iterators(begin, end, shard, weights));
    case PlanNode::Kind::maybe:
      return std::make_unique<MaybeIterator>(make_iterator(*begin, shard, weights),
                                             any_of_the_others());
    case PlanNode::Kind::without:
      return std::make_unique<WithoutIterator>(make_iterator(*begin, shard, weights),
                                               any_of_the_others());
  }
  return nullptr;
}

bool ranks_before(const Match& a, const Match& b) {
  if (a.score != b.score) return a.score > b.score;
  if (a.shard != b.shard) return a.shard < b.shard;
  return a.passage < b.passage;
}

/// Keeps the best `wanted` matches of those added, and those that tie with the last of them.
class BestList {
 public:
  explicit BestList(std::size_t wanted) : wanted_(wanted) {}

  /// The score of the last of the `wanted` best so far: a match with less need not be added.
  Score threshold() const { return best_scores_.size() < wanted_ ? 0 : best_scores_.top(); }

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
    std::erase_if(matches_, [&](const Match& match) { return match.score < threshold(); });
    after_last_prune_ = matches_.size();
  }

  std::size_t wanted_;
  /// Of the `wanted` best, the lowest on top.
  std::priority_queue<Score, std::vector<Score>, std::greater<>> best_scores_;
  std::vector<Match> matches_;
  std::size_t after_last_prune_ = 0;
};

/// Calls `use(passage)` for each candidate of `iterator` that is alive; it may raise the minimum
/// score.
template <typename Use>
void for_each_candidate(PassageIterator& iterator, const PassageRanges& dead, Use&& use) {
  for (auto at = iterator.skip_to(1); at != no_passage;) {
    const auto alive = dead.empty() ? at : dead.first_outside(at);
    if (alive != at) {
      at = iterator.skip_to(alive);
      continue;
    }
    use(at);
    at = iterator.skip_to(at + 1);
  }
}

}  // namespace

BestMatches Matcher::best(std::size_t wanted) {
  BestMatches found;
  BestList list(std::max<std::size_t>(wanted, 1));
  for (std::size_t i = 0; i < shards_.size(); ++i) {
    const auto iterator = make_iterator(plan_, shards_[i].database, weights_);
    Score min_score = 0;
    for_each_candidate(*iterator, shards_[i].dead, [&](Xapian::docid passage) {
      if (found.total >= min_counted && list.threshold() > min_score) {
        min_score = list.threshold();
        iterator->set_min_score(min_score);
        found.total_is_exact = false;
      }
      if (!iterator->confirm()) return;
      ++found.total;
      list.add({iterator->score(), i, passage});
    });
  }
  if (wanted > 0) found.matches = list.take();
  return found;
}

std::size_t Matcher::count() {
  std::size_t total = 0;
  for (const auto& shard : shards_) {
    const auto iterator = make_iterator(plan_, shard.database, weights_);
    for_each_candidate(*iterator, shard.dead,
                       [&](Xapian::docid) { total += iterator->confirm() ? 1 : 0; });
  }
  return total;
}

}  // namespace newsgrep::detail
