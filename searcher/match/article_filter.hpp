#pragma once

#include <cstddef>
#include <string>

#include "index/open_index.hpp"
#include "searcher/match/article_set.hpp"
#include "searcher/match/text_reader.hpp"
#include "searcher/query/plan_node.hpp"

namespace newsgrep::match {

/// Returns the articles of a shard that `filter` lets through, dead ones included. `shard` is the
/// one with this index. Reads the articles when terms cannot decide (a phrase in a title).
ArticleSet find_articles(const query::Filter& filter, const index::OpenShard& shard,
                         std::size_t shard_index, TextReader& reader);

/// Whether `pattern` means the file at `path`, which is absolute: the file itself, a folder above
/// it, or, unless `literal`, a pattern of these with *, ? and […]. A pattern that does not begin
/// with a slash may begin with any name in the path. Slashes at its end do not count.
bool path_matches(const std::string& path, std::string pattern, bool literal);

}  // namespace newsgrep::match
