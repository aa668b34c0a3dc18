#pragma once

#include <span>
#include <vector>

#include "engine/match/matcher.hpp"
#include "engine/text_reader.hpp"
#include "newsgrep/searcher.hpp"

namespace newsgrep::detail {

/// See Searcher::count_by(). The matcher is one over `shards`.
std::vector<Count> count_matches(Matcher& matcher, std::span<const OpenShard> shards,
                                 TextReader& reader, CountBy by, Deadline deadline);

}  // namespace newsgrep::detail
