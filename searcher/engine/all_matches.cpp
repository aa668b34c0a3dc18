#include "searcher/engine/all_matches.hpp"

#include <algorithm>
#include <tuple>

#include "searcher/engine/by_date.hpp"
#include "text/stable_hash.hpp"

namespace newsgrep::engine {

AllMatches::AllMatches(std::span<const index::OpenShard> shards, const query::PlanNode& plan,
                       Sort order, Fold how, const PassageReader& passages,
                       match::TextReader& reader)
    : passages_(passages) {
  try {
    find(shards, plan, order, how, reader);
  } catch (const query::TimeIsUp&) {
    timed_out_ = true;
  }
  sort();
}

void AllMatches::find(std::span<const index::OpenShard> shards, const query::PlanNode& plan,
                      Sort order, Fold how, match::TextReader& reader) {
  match::Matcher(shards, plan, reader).for_each([&](const match::Match& match) {
    Entry entry;
    entry.match = match;
    if (how != Fold::none) {
      const auto list = shards[match.shard].passages.forward_list(match.passage);
      entry.hash = static_cast<std::uint32_t>(text::stable_hash(list));
    }
    if (order != Sort::relevance) {
      // The passages of an article come one after the other.
      const bool is_known =
          !entries_.empty() && passages_.are_of_one_article(entries_.back().match, match);
      entry.date_key = is_known ? entries_.back().date_key : date_key(passages_, match, order);
    }
    entries_.push_back(entry);
  });
}

/// Sorts by what is at hand; ties are left in order of the index.
void AllMatches::sort() {
  const auto before = [](const Entry& a, const Entry& b) {
    if (a.date_key != b.date_key) return a.date_key < b.date_key;
    if (a.match.score != b.match.score) return a.match.score > b.match.score;
    return std::tie(a.match.shard, a.match.passage) < std::tie(b.match.shard, b.match.passage);
  };
  if (!std::is_sorted(entries_.begin(), entries_.end(), before)) {
    std::sort(entries_.begin(), entries_.end(), before);
  }
}

std::optional<std::size_t> AllMatches::next() {
  if (next_ == entries_.size()) return std::nullopt;
  if (next_ == run_end_) {
    run_ = next_;
    const auto& first = entries_[run_];
    while (run_end_ < entries_.size() && entries_[run_end_].date_key == first.date_key &&
           entries_[run_end_].match.score == first.match.score) {
      ++run_end_;
    }
    ties_.reset();
    if (run_end_ - run_ > 1) {
      ties_.emplace(passages_, run_end_ - run_, [this](std::size_t tie) -> const match::Match& {
        return entries_[run_ + tie].match;
      });
    }
  }
  const auto place = next_++;
  return ties_ ? run_ + ties_->at(place - run_) : place;
}

bool AllMatches::comes_before(std::size_t a, std::size_t b) const {
  const auto& one = entries_[a];
  const auto& other = entries_[b];
  if (one.date_key != other.date_key) return one.date_key < other.date_key;
  if (one.match.score != other.match.score) return one.match.score > other.match.score;
  return passages_.stands_before(one.match, other.match);
}

}  // namespace newsgrep::engine
