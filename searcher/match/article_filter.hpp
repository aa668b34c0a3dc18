#pragma once

#include <cstddef>
#include <string>

#include "index/open_index.hpp"
#include "searcher/match/article_set.hpp"
#include "searcher/match/text_reader.hpp"
#include "searcher/query/plan_node.hpp"

namespace newsgrep::match {

/// Returns the articles of a shard that `filter` lets through, dead ones included. `shard_index` is
/// the number of `shard` in the index, from 0. Reads the articles when terms cannot decide (a
/// phrase in a title). Throws TimeIsUp.
ArticleSet find_articles(const query::Filter& filter, const index::OpenShard& shard,
                         std::size_t shard_index, TextReader& reader);

/// Returns true if `pattern` names the file at `path`, an absolute path, or a folder above it.
/// Unless `literal`, *, ? and […] in `pattern` are wildcards. A pattern without a slash at its
/// beginning may begin at any name in the path. Slashes at its end do not count.
bool path_matches(const std::string& path, std::string pattern, bool literal);

}  // namespace newsgrep::match
