#pragma once

#include <cstddef>

#include "searcher/match/article_set.hpp"
#include "searcher/match/text_reader.hpp"
#include "searcher/query/plan.hpp"

namespace newsgrep::match {

/// The articles of a shard that `filter`, a PlanNode::Kind::filter, lets through, dead ones
/// included. What terms cannot decide (a phrase in a title) is looked up in the articles.
ArticleSet find_articles(const query::PlanNode& filter, const index::OpenShard& shard,
                         std::size_t shard_index, TextReader& reader);

/// Whether the file at `path`, which is absolute, is meant by `pattern`: the file, a folder that it
/// is below, or, unless `literal`, a pattern of these with *, ? and […]. What does not begin with a
/// slash may begin with any name in the path. Slashes at the end of a pattern do not count.
bool path_matches(const std::string& path, std::string pattern, bool literal);

}  // namespace newsgrep::match
