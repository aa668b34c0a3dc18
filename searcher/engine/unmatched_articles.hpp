#pragma once

#include <span>
#include <vector>

#include "newsgrep/hit.hpp"
#include "searcher/match/matcher.hpp"
#include "searcher/match/text_reader.hpp"
#include "searcher/query/plan.hpp"

namespace newsgrep::detail {

/// See Searcher::articles_without_match(). Of a query with restrictions, the articles that these
/// let through.
std::vector<ArticleInfo> find_articles_without_match(std::span<const OpenShard> shards,
                                                     const Plan& plan, TextReader& reader,
                                                     Deadline deadline);

}  // namespace newsgrep::detail
