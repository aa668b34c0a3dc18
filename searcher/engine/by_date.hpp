#pragma once

#include <cstddef>
#include <functional>
#include <vector>

#include "newsgrep/searcher.hpp"
#include "searcher/engine/folding.hpp"
#include "searcher/engine/passage_reader.hpp"
#include "searcher/match/matcher.hpp"

namespace newsgrep::engine {

/// The first `wanted` matches in order of date, oldest or newest first; of one date the best first,
/// then as passages of equal score come. Articles without a date come last. With `is_wanted`, only
/// those of which it is true; the total counts all.
match::BestMatches first_by_date(match::Matcher& matcher, const PassageReader& passages, Sort order,
                                 std::size_t wanted, match::Deadline deadline,
                                 const std::function<bool(const match::Match&)>& is_wanted = {});

/// Puts groups of matches in order of date, each by its first match.
void order_by_date(std::vector<FoldedMatches>& groups, const PassageReader& passages, Sort order);

}  // namespace newsgrep::engine
