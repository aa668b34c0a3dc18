#pragma once

#include <span>
#include <vector>

#include "engine/match/matcher.hpp"
#include "engine/text_reader.hpp"
#include "newsgrep/hit.hpp"
#include "query/plan.hpp"

namespace newsgrep::detail {

/// See Searcher::articles_without_match(). Of a query with restrictions, the articles that these
/// let through.
std::vector<ArticleInfo> find_articles_without_match(std::span<const OpenShard> shards,
                                                     const Plan& plan, TextReader& reader,
                                                     Deadline deadline);

}  // namespace newsgrep::detail
