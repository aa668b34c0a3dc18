#include "searcher/cli/search_task.hpp"

#include "searcher/cli/index_paths.hpp"
#include "searcher/cli/query_list.hpp"

namespace newsgrep::cli {
namespace {

Query restricted(const Query& query, const Restriction& restriction) {
  const bool restricts = !restriction.since.empty() || !restriction.until.empty() ||
                         !restriction.sources.empty() || !restriction.below.empty();
  return restricts ? query.restricted_to(restriction) : query;
}

}  // namespace

Restriction restriction_of(const SearchRequest& request) {
  Restriction restriction;
  restriction.below = existing_paths(
      request.paths, request.query ? "Quote a query of several words: newsgrep 'ferry strike'"
                                   : "With --file or --like, every argument is a PATH");
  restriction.since = request.since;
  restriction.until = request.until;
  restriction.sources = request.sources;
  return restriction;
}

std::vector<SearchTask> typed_tasks(const SearchRequest& request, const Restriction& restriction) {
  QueryOptions options;
  options.as_written = request.as_written;
  std::vector<SearchTask> tasks;
  if (request.query) {
    tasks.push_back({restricted(parse_query(*request.query, options), restriction), "", ""});
  } else if (!request.query_file.empty()) {
    for (const auto& each : read_query_list(request.query_file)) {
      tasks.push_back({restricted(parse_query(each.text, options), restriction), each.name,
                       shown_name(request.query_file) + ":" + std::to_string(each.line)});
    }
  }
  return tasks;
}

SearchTask like_task(const SearchRequest& request, const Restriction& restriction,
                     Searcher& searcher) {
  return {restricted(searcher.more_like(request.like, request.time_of_query()), restriction), "",
          ""};
}

}  // namespace newsgrep::cli
