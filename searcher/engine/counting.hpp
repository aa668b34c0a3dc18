#pragma once

#include <span>
#include <vector>

#include "newsgrep/searcher.hpp"
#include "searcher/match/matcher.hpp"
#include "searcher/match/text_reader.hpp"

namespace newsgrep::engine {

/// Returns what Searcher::count_by() does. `matcher` runs over `shards`. Throws TimeIsUp.
std::vector<Count> count_matches(match::Matcher& matcher, std::span<const index::OpenShard> shards,
                                 match::TextReader& reader, CountBy by);

}  // namespace newsgrep::engine
