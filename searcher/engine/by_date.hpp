#pragma once

#include <cstddef>
#include <functional>
#include <vector>

#include "newsgrep/searcher.hpp"
#include "searcher/engine/folding.hpp"
#include "searcher/engine/passage_reader.hpp"
#include "searcher/match/matcher.hpp"

namespace newsgrep::engine {

/// Returns the first `wanted` matches in order of date, oldest or newest first. Matches of one date
/// are ordered by score, then by PassageReader::stands_before(); articles without a date come last.
/// With `is_wanted`, returns only the matches for which it is true; the total counts all.
match::BestMatches first_by_date(match::Matcher& matcher, const PassageReader& passages, Sort order,
                                 std::size_t wanted, match::Deadline deadline,
                                 const std::function<bool(const match::Match&)>& is_wanted = {});

/// Sorts groups of matches by the date of their first match.
void order_by_date(std::vector<FoldedMatches>& groups, const PassageReader& passages, Sort order);

}  // namespace newsgrep::engine
