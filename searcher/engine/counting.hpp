#pragma once

#include <span>
#include <vector>

#include "newsgrep/searcher.hpp"
#include "searcher/match/matcher.hpp"
#include "searcher/match/text_reader.hpp"

namespace newsgrep::detail {

/// See Searcher::count_by(). The matcher is one over `shards`.
std::vector<Count> count_matches(Matcher& matcher, std::span<const OpenShard> shards,
                                 TextReader& reader, CountBy by, Deadline deadline);

}  // namespace newsgrep::detail
