#pragma once

#include <span>
#include <vector>

#include "newsgrep/hit.hpp"
#include "searcher/match/matcher.hpp"
#include "searcher/match/text_reader.hpp"
#include "searcher/query/plan.hpp"

namespace newsgrep::engine {

/// Returns what Searcher::articles_without_match() does. If the query has restrictions, returns
/// only the articles that they let through. Throws TimeIsUp.
std::vector<ArticleInfo> find_articles_without_match(std::span<const index::OpenShard> shards,
                                                     const query::Plan& plan,
                                                     match::TextReader& reader);

}  // namespace newsgrep::engine
