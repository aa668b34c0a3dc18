#pragma once

#include <span>

#include "index/open_index.hpp"
#include "newsgrep/searcher.hpp"
#include "searcher/query/clock.hpp"
#include "searcher/query/plan_node.hpp"

namespace newsgrep::engine {

/// Returns how `query`, whose plan is `plan`, is run. See Searcher::explain(). Throws TimeIsUp.
Explanation explain(const Query& query, const query::PlanNode& plan,
                    std::span<const index::OpenShard> shards, query::Clock& clock);

}  // namespace newsgrep::engine
