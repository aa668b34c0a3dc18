#pragma once

#include <cstddef>
#include <cstdint>

#include "newsgrep/searcher.hpp"
#include "searcher/engine/passage_reader.hpp"
#include "searcher/match/matcher.hpp"

namespace newsgrep::engine {

/// Returns a number by which matches are sorted by date: ascending in `order`, which is not
/// Sort::relevance; largest for an article without a date.
std::int64_t date_key(const PassageReader& passages, const match::Match& match, Sort order);

/// Returns the first `wanted` matches in order of date, oldest or newest first. Matches of one date
/// are ordered by score, then by PassageReader::stands_before(); articles without a date come last.
match::BestMatches first_by_date(match::Matcher& matcher, const PassageReader& passages, Sort order,
                                 std::size_t wanted);

}  // namespace newsgrep::engine
