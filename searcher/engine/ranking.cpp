#include "searcher/engine/ranking.hpp"

#include <algorithm>
#include <chrono>

#include "searcher/engine/by_date.hpp"

namespace newsgrep::engine {
namespace {

/// The fewest matches to ask for when copies leave a page with too few hits.
constexpr std::size_t min_more = 20;

void take_totals(const match::BestMatches& found, SearchResult& result) {
  result.total = found.total;
  result.total_is_exact = found.total_is_exact;
  result.timed_out = found.timed_out;
}

}  // namespace

Ranking::Ranking(std::span<const index::OpenShard> shards, const query::PlanNode& plan,
                 const SearchOptions& options, PassageReader& passages, match::TextReader& reader)
    : shards_(shards),
      plan_(plan),
      options_(options),
      passages_(passages),
      reader_(reader),
      sort_(options.sort == Sort::relevance && query::only_filters(plan) ? Sort::newest_first
                                                                         : options.sort),
      wanted_(options.limit > SearchOptions::all - options.offset ? SearchOptions::all
                                                                  : options.offset + options.limit),
      deadline_(match::deadline_in(options.timeout)),
      folding_(shards, passages, reader) {}

/// Returns how many matches to ask for first: some more than hits, since copies are common in news
/// and asking again costs as much as the first time.
std::size_t Ranking::first_asked() const {
  const bool folds = options_.fold != Fold::none && wanted_ < SearchOptions::all / 2;
  return folds ? wanted_ + wanted_ / 2 : wanted_;
}

std::vector<FoldedMatches> Ranking::find(SearchResult& result) const {
  auto groups = sort_ == Sort::relevance ? by_score(result) : by_date(result);
  const auto begin = std::min(options_.offset, groups.size());
  const auto end = std::min(wanted_, groups.size());
  groups.erase(groups.begin() + static_cast<std::ptrdiff_t>(end), groups.end());
  groups.erase(groups.begin(), groups.begin() + static_cast<std::ptrdiff_t>(begin));
  return groups;
}

std::vector<FoldedMatches> Ranking::by_score(SearchResult& result) const {
  // Only folding tells how many hits the matches make.
  for (auto asked = first_asked();; asked = std::max(2 * asked, min_more)) {
    const auto found = best(asked);
    take_totals(found, result);
    // Copies have the same score, so all of them were found.
    auto groups = folding_.fold(found.matches, options_.fold, wanted_);
    const bool all_found = found.matches.size() < asked || found.timed_out;
    if (groups.size() >= wanted_ || all_found || options_.fold == Fold::none) return groups;
  }
}

std::vector<FoldedMatches> Ranking::by_date(SearchResult& result) const {
  if (sort_ == Sort::newest_first && options_.fold == Fold::earliest) {
    return by_earliest_of_group(result);
  }
  for (auto asked = first_asked();; asked = std::max(2 * asked, min_more)) {
    const auto found = first_by_date(asked);
    take_totals(found, result);
    auto groups = folding_.fold(found.matches, options_.fold, wanted_);
    const bool all_found = found.matches.size() < asked || found.timed_out;
    if (options_.fold == Fold::none || all_found || wanted_ == 0) return groups;
    if (groups.size() < wanted_) continue;
    // Their copies may have any date.
    match::Matcher matcher(shards_, plan_, reader_);
    const auto copies = engine::first_by_date(matcher, passages_, sort_, SearchOptions::all,
                                              deadline_, folding_.candidates_for(groups));
    result.timed_out = copies.timed_out;
    return copies.timed_out ? groups : folding_.fold(copies.matches, options_.fold, wanted_);
  }
}

/// Sorts the groups again, since the earliest match of a group is not the one that it was sorted
/// by.
std::vector<FoldedMatches> Ranking::by_earliest_of_group(SearchResult& result) const {
  const auto found = first_by_date(SearchOptions::all);
  take_totals(found, result);
  auto groups = folding_.fold(found.matches, options_.fold, SearchOptions::all);
  order_by_date(groups, passages_, sort_);
  return groups;
}

/// Returns the best matches in order; others with the last score may follow.
match::BestMatches Ranking::best(std::size_t wanted) const {
  auto found = match::Matcher(shards_, plan_, reader_).best(wanted, deadline_);
  const std::span matches(found.matches);
  for (std::size_t run = 0; run < std::min(wanted, matches.size());) {
    auto run_end = run + 1;
    while (run_end < matches.size() && matches[run_end].score == matches[run].score) ++run_end;
    if (run_end - run > 1) passages_.order_ties(matches.subspan(run, run_end - run));
    run = run_end;
  }
  return found;
}

match::BestMatches Ranking::first_by_date(std::size_t wanted) const {
  match::Matcher matcher(shards_, plan_, reader_);
  return engine::first_by_date(matcher, passages_, sort_, wanted, deadline_);
}

}  // namespace newsgrep::engine
