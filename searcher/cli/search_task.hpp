#pragma once

#include <string>
#include <vector>

#include "newsgrep/query.hpp"
#include "newsgrep/searcher.hpp"
#include "searcher/cli/search_request.hpp"

namespace newsgrep::cli {

/// A query to run, and what it is called.
struct SearchTask {
  Query query;
  std::string name;    ///< Empty unless it is one of a file of queries.
  std::string origin;  ///< Where it came from, for messages; empty unless it is one of a file.
};

/// Returns the dates, sources and paths that the request searches.
/// Throws Error{bad_argument} if a path does not exist.
Restriction restriction_of(const SearchRequest& request);

/// Returns the queries that were typed or stand in a file, restricted; none for --like.
/// Throws Error{bad_argument} if the file cannot be read.
std::vector<SearchTask> typed_tasks(const SearchRequest& request, const Restriction& restriction);

/// Returns the query of --like, restricted.
SearchTask like_task(const SearchRequest& request, const Restriction& restriction,
                     Searcher& searcher);

}  // namespace newsgrep::cli
