#include "newsgrep/searcher.hpp"

#include <algorithm>
#include <utility>

#include "index/find_passage.hpp"
#include "searcher/engine/corrections.hpp"
#include "searcher/engine/counting.hpp"
#include "searcher/engine/explanation.hpp"
#include "searcher/engine/hit_stream.hpp"
#include "searcher/engine/index_vocabulary.hpp"
#include "searcher/engine/only_errors.hpp"
#include "searcher/engine/ranking.hpp"
#include "searcher/engine/search_state.hpp"
#include "searcher/engine/similar.hpp"
#include "searcher/engine/unmatched_articles.hpp"

namespace newsgrep {

struct Searcher::Impl {
  explicit Impl(const std::filesystem::path& dir)
      : index_dir(dir), state(std::make_shared<engine::SearchState>(dir)) {}

  /// Runs `work`, which may use the analyzers.
  template <typename Work>
  auto run(Work&& work) {
    state->analyzers.bound_memory();
    return state->run(std::forward<Work>(work));
  }

  SearchResult search(const Query& query, const SearchOptions& options) {
    query::Clock clock(options.timeout);
    auto result = search_as_typed(query, options, clock);
    if (!find_corrections(query, options, result, clock)) return result;
    auto corrected = search_as_typed(query.corrected(result.corrections), options, clock);
    if (corrected.total == 0) return result;
    take_notes(result, corrected);
    return corrected;
  }

  /// Fills `result.corrections` if they are asked for and there is time. Returns true if the
  /// corrected query is to be searched for.
  bool find_corrections(const Query& query, const SearchOptions& options, SearchResult& result,
                        query::Clock& clock) {
    if (!options.correct || result.timed_out) return false;
    try {
      result.corrections = engine::find_corrections(
          query, state->analyzers.languages(), engine::IndexVocabulary(state->index.shards, clock));
    } catch (const query::TimeIsUp&) {
      return false;
    }
    return result.total == 0 && !result.corrections.empty();
  }

  /// Makes `corrected` the result of a query whose words were corrected.
  static void take_notes(SearchResult& typed, SearchResult& corrected) {
    corrected.diagnostics = std::move(typed.diagnostics);
    corrected.corrections = std::move(typed.corrections);
    corrected.corrected = true;
  }

  SearchResult search_as_typed(const Query& query, const SearchOptions& options,
                               query::Clock& clock) {
    SearchResult result;
    result.diagnostics = query.diagnostics();
    try {
      const auto& plan = state->plan(query, clock);
      result.diagnostics = plan.diagnostics;
      result.total_is_exact = query::is_nothing(plan.root);
      if (!result.total_is_exact) find_hits(plan.root, options, clock, result);
    } catch (const query::TimeIsUp&) {
      result.timed_out = true;
    }
    return result;
  }

  /// Throws TimeIsUp; then `result` has the hits so far.
  void find_hits(const query::PlanNode& plan, const SearchOptions& options, query::Clock& clock,
                 SearchResult& result) {
    const auto& shards = state->index.shards;
    engine::PassageReader passages(shards, state->decompressor);
    auto reader = state->text_reader(clock);
    const engine::Ranking ranking(shards, plan, options, passages, reader);
    const auto groups = ranking.find(result);
    clock.extend_for_reading();
    for (const auto& group : groups) {
      shards[group.front().shard].passages.prefetch(group.front().passage);
    }
    for (const auto& group : groups) {
      clock.check();
      result.hits.push_back(state->read_hit(group, plan, options, passages, clock));
    }
  }

  std::unique_ptr<HitStream::Impl> stream(const Query& query, const SearchOptions& options) {
    query::Clock clock(options.timeout);
    auto typed = std::make_unique<HitStream::Impl>(state, query, options, clock);
    if (!find_corrections(query, options, typed->result, clock)) return typed;
    auto corrected = std::make_unique<HitStream::Impl>(
        state, query.corrected(typed->result.corrections), options, clock);
    if (corrected->result.total == 0) return typed;
    take_notes(typed->result, corrected->result);
    return corrected;
  }

  std::size_t count(const Query& query, query::Clock clock) {
    const auto& plan = state->plan(query, clock);
    if (query::is_nothing(plan.root)) return 0;
    auto reader = state->text_reader(clock);
    std::size_t passages = 0;
    match::Matcher(state->index.shards, plan.root, reader).for_each([&](const match::Match&) {
      ++passages;
    });
    return passages;
  }

  std::vector<Count> count_by(const Query& query, CountBy by, query::Clock clock) {
    const auto& plan = state->plan(query, clock);
    if (query::is_nothing(plan.root)) return {};
    auto reader = state->text_reader(clock);
    match::Matcher matcher(state->index.shards, plan.root, reader);
    return engine::count_matches(matcher, state->index.shards, reader, by);
  }

  std::vector<ArticleInfo> articles_without_match(const Query& query, query::Clock clock) {
    const auto& plan = state->plan(query, clock);
    auto reader = state->text_reader(clock);
    return engine::find_articles_without_match(state->index.shards, plan, reader);
  }

  Query more_like(std::string_view passage_id, query::Clock clock) {
    const auto& shards = state->index.shards;
    for (std::uint32_t i = 0; i < shards.size(); ++i) {
      const auto passage = index::find_passage(shards[i], passage_id);
      if (passage == index::no_passage) continue;
      engine::PassageReader passages(shards, state->decompressor);
      const auto hit = passages.read({0, i, passage});
      std::uint32_t size = 0;
      for (const auto& shard : shards) size += shard.passages.size();
      const auto words = engine::telling_words(hit.text, state->analyzers.of(hit.article.language),
                                               engine::IndexVocabulary(shards, clock), size, clock);
      return parse_query(words).without_passage(passage_id);
    }
    throw Error(ErrorCode::bad_argument, "No passage " + std::string(passage_id) + " in this index",
                "--json prints the ids of passages, as article:number");
  }

  Explanation explain(const Query& query, query::Clock clock) {
    return engine::explain(query, state->plan(query, clock).root, state->index.shards, clock);
  }

  IndexInfo info() const {
    const auto& shards = state->index.shards;
    IndexInfo info;
    info.shards = shards.size();
    for (const auto& each : state->analyzers.languages()) info.languages.push_back(each.language);
    std::sort(info.languages.begin(), info.languages.end());
    for (const auto& shard : shards) {
      info.passages += shard.passages.size() - shard.dead.size();
      const auto& first_passages = shard.passages.first_passages();
      info.articles += first_passages.articles();
      if (shard.dead.empty()) continue;
      for (auto at = first_passages.next_article(0); at <= shard.passages.size();
           at = first_passages.next_article(at)) {
        if (shard.dead.contains(at)) --info.articles;
      }
    }
    return info;
  }

  /// Opens the index anew before it lets go of the one that is open.
  bool refresh() {
    if (index::read_stub_text(index_dir) == state->index.stub) return false;
    state = std::make_shared<engine::SearchState>(index_dir);
    return true;
  }

  std::filesystem::path index_dir;
  std::shared_ptr<engine::SearchState> state;  ///< Shared with the streams of hits.
};

Searcher::Searcher(const std::filesystem::path& index_dir)
    : impl_(engine::only_errors([&] { return std::make_unique<Impl>(index_dir); })) {}
Searcher::~Searcher() = default;
Searcher::Searcher(Searcher&&) noexcept = default;
Searcher& Searcher::operator=(Searcher&&) noexcept = default;

SearchResult Searcher::search(const Query& query, const SearchOptions& options) {
  return impl_->run([&] { return impl_->search(query, options); });
}

HitStream Searcher::stream(const Query& query, const SearchOptions& options) {
  return HitStream(impl_->run([&] { return impl_->stream(query, options); }));
}

std::size_t Searcher::count(const Query& query, std::chrono::milliseconds timeout) {
  return impl_->run([&] { return impl_->count(query, query::Clock(timeout)); });
}

std::vector<Diagnostic> Searcher::diagnose(const Query& query, std::chrono::milliseconds timeout) {
  return impl_->run([&] {
    query::Clock clock(timeout);
    return impl_->state->plan(query, clock).diagnostics;
  });
}

std::vector<Count> Searcher::count_by(const Query& query, CountBy by,
                                      std::chrono::milliseconds timeout) {
  return impl_->run([&] { return impl_->count_by(query, by, query::Clock(timeout)); });
}

std::vector<ArticleInfo> Searcher::articles_without_match(const Query& query,
                                                          std::chrono::milliseconds timeout) {
  return impl_->run([&] { return impl_->articles_without_match(query, query::Clock(timeout)); });
}

Query Searcher::more_like(std::string_view passage_id, std::chrono::milliseconds timeout) {
  return impl_->run([&] { return impl_->more_like(passage_id, query::Clock(timeout)); });
}

Explanation Searcher::explain(const Query& query, std::chrono::milliseconds timeout) {
  return impl_->run([&] { return impl_->explain(query, query::Clock(timeout)); });
}

bool Searcher::refresh() {
  return engine::only_errors([&] { return impl_->refresh(); });
}

IndexInfo Searcher::info() const {
  return impl_->state->run([&] { return impl_->info(); });
}

}  // namespace newsgrep
