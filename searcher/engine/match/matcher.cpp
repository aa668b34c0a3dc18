#include "engine/match/matcher.hpp"

#include <algorithm>
#include <functional>
#include <memory>
#include <queue>
#include <utility>

#include "engine/match/article_iterator.hpp"
#include "engine/match/boolean_iterators.hpp"
#include "engine/match/sequence_iterator.hpp"
#include "engine/match/term_iterator.hpp"
#include "schema/format.hpp"
#include "schema/terms.hpp"

namespace newsgrep::detail {
namespace {

/// Up to here matches are counted exactly; leaving passages out before would gain nothing.
constexpr std::size_t min_counted = 1000;

/// Makes the iterators of a plan over one shard.
class IteratorMaker {
 public:
  IteratorMaker(const OpenShard& shard, std::size_t shard_index, TermLists& terms)
      : shard_(shard), shard_index_(shard_index), terms_(terms) {}

  std::unique_ptr<PassageIterator> make(const PlanNode& node) const {
    const auto begin = node.children.begin();
    const auto end = node.children.end();
    const auto any_of_the_others = [&] { return combined<AnyIterator>(begin + 1, end); };
    switch (node.kind) {
      case PlanNode::Kind::nothing:
        break;
      case PlanNode::Kind::sequence:
        return in_languages(sequence(node.sequence), node.languages);
      case PlanNode::Kind::any:
        return combined<AnyIterator>(begin, end);
      case PlanNode::Kind::all:
        return combined<AllIterator>(begin, end);
      case PlanNode::Kind::maybe:
        return std::make_unique<MaybeIterator>(make(*begin), any_of_the_others());
      case PlanNode::Kind::without:
        return std::make_unique<WithoutIterator>(make(*begin), any_of_the_others());
    }
    return nullptr;
  }

 private:
  using Nodes = std::vector<PlanNode>::const_iterator;

  /// AllIterator or AnyIterator over the nodes.
  template <template <typename> typename Iterator>
  std::unique_ptr<PassageIterator> combined(Nodes begin, Nodes end) const {
    if (std::all_of(begin, end, is_term)) {
      Parts<TermIterator> parts;
      for (auto it = begin; it != end; ++it) parts.push_back(term(it->sequence.front()));
      return std::make_unique<Iterator<TermIterator>>(std::move(parts));
    }
    Parts<PassageIterator> parts;
    for (auto it = begin; it != end; ++it) parts.push_back(make(*it));
    return std::make_unique<Iterator<PassageIterator>>(std::move(parts));
  }

  static bool is_term(const PlanNode& node) {
    return node.kind == PlanNode::Kind::sequence && node.sequence.size() == 1 &&
           node.languages.empty();
  }

  std::unique_ptr<TermIterator> term(const PlannedTerm& planned) const {
    const auto& found = terms_.find(planned.text, planned.hash);
    return std::make_unique<TermIterator>(shard_.postings, found.lists[shard_index_], found.idf);
  }

  std::unique_ptr<PassageIterator> sequence(const TermSequence& sequence) const {
    if (sequence.size() == 1) return term(sequence.front());
    return std::make_unique<SequenceIterator>(shard_, shard_index_, sequence, terms_);
  }

  /// `part`, in passages of these languages only unless there are none; at no change of score.
  std::unique_ptr<PassageIterator> in_languages(std::unique_ptr<PassageIterator> part,
                                                const std::vector<std::string>& languages) const {
    if (languages.empty()) return part;
    ArticleSet articles(shard_.passages.size());
    for (const auto& language : languages) {
      shard_.postings.for_each_posting(
          value_term(term_prefix::language, language),
          [&](PassageId first_passage, std::uint32_t) { articles.add(first_passage); });
    }
    Parts<PassageIterator> both;
    both.push_back(std::move(part));
    both.push_back(
        std::make_unique<ArticleIterator>(std::move(articles), shard_.passages.first_passages()));
    return std::make_unique<AllIterator<PassageIterator>>(std::move(both));
  }

  const OpenShard& shard_;
  const std::size_t shard_index_;
  TermLists& terms_;
};

bool ranks_before(const Match& a, const Match& b) {
  if (a.score != b.score) return a.score > b.score;
  if (a.shard != b.shard) return a.shard < b.shard;
  return a.passage < b.passage;
}

/// Keeps the best `wanted` matches of those added, and the first of those that tie with the last of
/// them. Matches are added in order of the index.
class BestList {
 public:
  explicit BestList(std::size_t wanted) : wanted_(wanted) {}

  /// A match that scores less need not be added.
  Score threshold() const {
    if (best_scores_.size() < wanted_) return 0;
    return best_scores_.top() == full_of_ties_ ? full_of_ties_ + 1 : best_scores_.top();
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
  /// Of the `wanted` best, the lowest on top.
  std::priority_queue<Score, std::vector<Score>, std::greater<>> best_scores_;
  std::vector<Match> matches_;
  std::size_t after_last_prune_ = 0;
  Score full_of_ties_ = 0;  ///< So many matches have this score that no more are kept.
};

/// Calls `use(passage)` for each candidate of `iterator` that is alive, until it returns false; it
/// may raise the minimum score.
template <typename Use>
void for_each_candidate(PassageIterator& iterator, const PassageRanges& dead, Use&& use) {
  for (auto at = iterator.skip_to(1); at != no_passage;) {
    const auto alive = dead.empty() ? at : dead.first_outside(at);
    if (alive != at) {
      at = iterator.skip_to(alive);
      continue;
    }
    if (!use(at)) return;
    at = iterator.skip_to(at + 1);
  }
}

/// Tells when the time is up, looking at the clock now and then only.
class Clock {
 public:
  explicit Clock(Deadline deadline) : deadline_(deadline) {}

  bool is_up() {
    constexpr unsigned looks = 64;
    if (deadline_ == no_deadline || ++asked_ % looks != 0) return false;
    return std::chrono::steady_clock::now() >= deadline_;
  }

 private:
  Deadline deadline_;
  unsigned asked_ = 0;
};

}  // namespace

BestMatches Matcher::best(std::size_t wanted, Deadline deadline) {
  BestMatches found;
  Clock clock(deadline);
  BestList list(std::max<std::size_t>(wanted, 1));
  std::size_t known_to_match = 0;
  for (std::size_t i = 0; i < shards_.size() && !found.timed_out; ++i) {
    const auto& shard = shards_[i];
    const auto iterator = IteratorMaker(shard, i, terms_).make(plan_);
    Score min_score = 0;
    const auto raise_min_score = [&](Score score) {
      if (score <= min_score) return;
      iterator->set_min_score(min_score = score);
      found.total_is_exact = false;
    };
    if (shard.dead.empty()) {
      known_to_match += iterator->min_matches();
      if (known_to_match >= min_counted) raise_min_score(iterator->reached_by(wanted));
    }
    for_each_candidate(*iterator, shard.dead, [&](PassageId passage) {
      if (std::max(found.total, known_to_match) >= min_counted) raise_min_score(list.threshold());
      if (iterator->confirm()) {
        ++found.total;
        list.add({iterator->score(), i, passage});
      }
      found.timed_out = clock.is_up();
      return !found.timed_out;
    });
  }
  if (found.timed_out) found.total_is_exact = false;
  if (!found.total_is_exact) found.total = std::max(found.total, known_to_match);
  if (wanted > 0) found.matches = list.take();
  return found;
}

std::size_t Matcher::count() {
  std::size_t total = 0;
  for (std::size_t i = 0; i < shards_.size(); ++i) {
    const auto iterator = IteratorMaker(shards_[i], i, terms_).make(plan_);
    for_each_candidate(*iterator, shards_[i].dead, [&](PassageId) {
      total += iterator->confirm() ? 1 : 0;
      return true;
    });
  }
  return total;
}

}  // namespace newsgrep::detail
