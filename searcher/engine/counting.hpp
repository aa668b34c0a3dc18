#pragma once

#include <span>
#include <vector>

#include "newsgrep/searcher.hpp"
#include "searcher/match/matcher.hpp"
#include "searcher/match/text_reader.hpp"

namespace newsgrep::engine {

/// See Searcher::count_by(). The matcher is one over `shards`.
std::vector<Count> count_matches(match::Matcher& matcher, std::span<const index::OpenShard> shards,
                                 match::TextReader& reader, CountBy by, match::Deadline deadline);

}  // namespace newsgrep::engine
