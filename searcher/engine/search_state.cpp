#include "searcher/engine/search_state.hpp"

#include <utility>

#include "index/postings/impact.hpp"
#include "searcher/engine/highlighter.hpp"
#include "searcher/engine/index_vocabulary.hpp"
#include "searcher/query/query_tree.hpp"

namespace newsgrep::engine {

SearchState::SearchState(const std::filesystem::path& index_dir)
    : index(index::open_index(index_dir)), analyzers(index) {}

const query::Plan& SearchState::plan(const Query& query, query::Clock& clock) {
  const bool is_known = planned_ && &Query::Tree::of(planned_->query) == &Query::Tree::of(query);
  if (!is_known) {
    const IndexVocabulary vocabulary(index.shards, clock);
    planned_ = {query, query::make_plan(
                           query, {analyzers.languages(), analyzers.names(), vocabulary, clock})};
  }
  return planned_->plan;
}

match::TextReader SearchState::text_reader(query::Clock& clock) {
  return {index.shards, analyzers.languages(), analyzers.names(), decompressor, clock};
}

Hit SearchState::read_hit(const FoldedMatches& group, const query::PlanNode& plan,
                          const SearchOptions& options, PassageReader& passages,
                          query::Clock& clock) {
  const auto& match = group.front();
  auto hit = passages.read(match);
  hit.score = static_cast<double>(match.score) / index::score_unit;
  passages.read_neighbours(match, options.before, options.after, hit);
  for (std::size_t i = 1; i < group.size(); ++i) {
    clock.check();
    hit.copies.push_back(passages.read_copy(group[i]));
  }
  if (options.highlights == Highlights::none || query::only_filters(plan)) return hit;
  analyzers.bound_memory();
  auto& [language, analyzer] = analyzers.of(hit.article.language);
  analyzer.analyze(hit.text, tokens_);
  hit.matches = find_highlights(plan, hit.text, tokens_, language, clock);
  return hit;
}

}  // namespace newsgrep::engine
