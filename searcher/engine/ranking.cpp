#include "searcher/engine/ranking.hpp"

#include <algorithm>
#include <utility>

#include "searcher/engine/all_matches.hpp"
#include "searcher/engine/by_date.hpp"
#include "searcher/engine/match_groups.hpp"

namespace newsgrep::engine {
namespace {

/// The fewest matches to ask for when copies leave a page with too few hits.
constexpr std::size_t min_more = 20;

/// For more than these, it is quicker to gather all matches and sort them once.
constexpr std::size_t max_asked = 1000;

void take_totals(const match::BestMatches& found, SearchResult& result) {
  result.total = found.total;
  result.total_is_exact = found.total_is_exact;
  result.timed_out = found.timed_out;
}

}  // namespace

Sort order_of_hits(const query::PlanNode& plan, const SearchOptions& options) {
  const bool ranks = options.sort == Sort::relevance;
  return ranks && query::only_filters(plan) ? Sort::newest_first : options.sort;
}

Ranking::Ranking(std::span<const index::OpenShard> shards, const query::PlanNode& plan,
                 const SearchOptions& options, PassageReader& passages, match::TextReader& reader)
    : shards_(shards),
      plan_(plan),
      options_(options),
      passages_(passages),
      reader_(reader),
      sort_(order_of_hits(plan, options)),
      wanted_(options.limit > SearchOptions::all - options.offset ? SearchOptions::all
                                                                  : options.offset + options.limit),
      folding_(shards, passages, reader) {}

/// Returns how many matches to ask for first: some more than hits, since copies are common in news
/// and asking again costs as much as the first time.
std::size_t Ranking::first_asked() const {
  const bool folds = options_.fold != Fold::none && wanted_ < SearchOptions::all / 2;
  return folds ? wanted_ + wanted_ / 2 : wanted_;
}

std::vector<FoldedMatches> Ranking::find(SearchResult& result) const {
  auto groups = find_groups(result);
  if (reader_.clock().is_up_now()) result.timed_out = true;
  const auto begin = std::min(options_.offset, groups.size());
  const auto end = std::min(wanted_, groups.size());
  groups.erase(groups.begin() + static_cast<std::ptrdiff_t>(end), groups.end());
  groups.erase(groups.begin(), groups.begin() + static_cast<std::ptrdiff_t>(begin));
  return groups;
}

std::vector<FoldedMatches> Ranking::find_groups(SearchResult& result) const {
  // Copies have the same score, but may have any date.
  const bool folds_dates = sort_ != Sort::relevance && options_.fold != Fold::none;
  if (folds_dates && wanted_ > 0) return from_all(result);
  // Only folding tells how many hits the matches make.
  for (auto asked = first_asked(); asked <= max_asked; asked = std::max(2 * asked, min_more)) {
    const auto found = first(asked);
    take_totals(found, result);
    if (found.timed_out) reader_.clock().extend_for_reading();
    auto groups = folding_.fold(found.matches, options_.fold, wanted_);
    const bool all_found = found.matches.size() < asked || found.timed_out;
    if (groups.size() >= wanted_ || all_found || options_.fold == Fold::none) return groups;
  }
  return from_all(result);
}

std::vector<FoldedMatches> Ranking::from_all(SearchResult& result) const {
  AllMatches all(shards_, plan_, sort_, options_.fold, passages_, reader_);
  result.total = all.size();
  result.timed_out = all.timed_out();
  result.total_is_exact = !all.timed_out();
  reader_.clock().extend_for_reading();
  MatchGroups folded(all, options_.fold, sort_, passages_, reader_);
  std::vector<FoldedMatches> groups;
  while (groups.size() < wanted_ && !reader_.clock().is_up()) {
    auto group = folded.next();
    if (group.empty()) break;
    groups.push_back(std::move(group));
  }
  return groups;
}

/// Returns the first matches in order; others with the last score may follow.
match::BestMatches Ranking::first(std::size_t wanted) const {
  if (sort_ == Sort::relevance) return best(wanted);
  match::Matcher matcher(shards_, plan_, reader_);
  return first_by_date(matcher, passages_, sort_, wanted);
}

match::BestMatches Ranking::best(std::size_t wanted) const {
  auto found = match::Matcher(shards_, plan_, reader_).best(wanted);
  const std::span matches(found.matches);
  for (std::size_t run = 0; run < std::min(wanted, matches.size());) {
    auto run_end = run + 1;
    while (run_end < matches.size() && matches[run_end].score == matches[run].score) ++run_end;
    if (run_end - run > 1) passages_.order_ties(matches.subspan(run, run_end - run));
    run = run_end;
  }
  return found;
}

}  // namespace newsgrep::engine
