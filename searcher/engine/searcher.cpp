#include "newsgrep/searcher.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include "index/find_passage.hpp"
#include "index/open_index.hpp"
#include "index/postings/impact.hpp"
#include "searcher/engine/corrections.hpp"
#include "searcher/engine/counting.hpp"
#include "searcher/engine/explanation.hpp"
#include "searcher/engine/folding.hpp"
#include "searcher/engine/highlighter.hpp"
#include "searcher/engine/index_analyzers.hpp"
#include "searcher/engine/index_vocabulary.hpp"
#include "searcher/engine/passage_reader.hpp"
#include "searcher/engine/ranking.hpp"
#include "searcher/engine/similar.hpp"
#include "searcher/engine/unmatched_articles.hpp"
#include "searcher/match/matcher.hpp"
#include "searcher/match/text_reader.hpp"
#include "searcher/query/plan.hpp"
#include "searcher/query/query_tree.hpp"

namespace newsgrep {

struct Searcher::Impl {
  explicit Impl(const std::filesystem::path& dir) : index_dir(dir) { open(); }

  void open() {
    index = index::open_index(index_dir);
    analyzers.emplace(index);
    planned.reset();
  }

  /// Runs `work`, which may use the analyzers.
  template <typename Work>
  auto run(Work&& work) {
    analyzers->bound_memory();
    auto result = work();
    losses.throw_if_lost(index);
    return result;
  }

  /// Returns the plan of `query`; valid until another query is planned.
  const query::Plan& plan(const Query& query) {
    const bool is_known = planned && &Query::Tree::of(planned->query) == &Query::Tree::of(query);
    if (!is_known) {
      const engine::IndexVocabulary vocabulary(index.shards);
      planned = {query,
                 query::make_plan(query, {analyzers->languages(), analyzers->names(), vocabulary})};
    }
    return planned->plan;
  }

  match::TextReader text_reader() {
    return {index.shards, analyzers->languages(), analyzers->names(), decompressor};
  }

  SearchResult search(const Query& query, const SearchOptions& options) {
    auto result = search_as_typed(query, options);
    if (!options.correct || result.timed_out) return result;
    result.corrections = engine::find_corrections(query, analyzers->languages(),
                                                  engine::IndexVocabulary(index.shards));
    if (result.total > 0 || result.corrections.empty()) return result;
    auto corrected = search_as_typed(query.corrected(result.corrections), options);
    if (corrected.total == 0) return result;
    corrected.diagnostics = std::move(result.diagnostics);
    corrected.corrections = std::move(result.corrections);
    corrected.corrected = true;
    return corrected;
  }

  SearchResult search_as_typed(const Query& query, const SearchOptions& options) {
    SearchResult result;
    const auto& plan = this->plan(query);
    result.diagnostics = plan.diagnostics;
    if (query::is_nothing(plan.root)) {
      result.total_is_exact = true;
      return result;
    }
    engine::PassageReader passages(index.shards, decompressor);
    auto reader = text_reader();
    const engine::Ranking ranking(index.shards, plan.root, options, passages, reader);
    const auto groups = ranking.find(result);
    for (const auto& group : groups) {
      index.shards[group.front().shard].passages.prefetch(group.front().passage);
    }
    for (const auto& group : groups) {
      result.hits.push_back(read_hit(group, plan.root, options, passages));
    }
    return result;
  }

  Hit read_hit(const engine::FoldedMatches& group, const query::PlanNode& plan,
               const SearchOptions& options, engine::PassageReader& passages) {
    const auto& match = group.front();
    auto hit = passages.read(match);
    hit.score = static_cast<double>(match.score) / index::score_unit;
    passages.read_neighbours(match, options.before, options.after, hit);
    for (std::size_t i = 1; i < group.size(); ++i) {
      hit.copies.push_back(passages.read_copy(group[i]));
    }
    if (options.highlights == Highlights::none) return hit;
    auto& [language, analyzer] = analyzers->of(hit.article.language);
    analyzer.analyze(hit.text, tokens);
    hit.matches = engine::find_highlights(plan, hit.text, tokens, language);
    return hit;
  }

  std::size_t count(const Query& query, std::chrono::milliseconds timeout) {
    const auto& plan = this->plan(query);
    if (query::is_nothing(plan.root)) return 0;
    auto reader = text_reader();
    std::size_t passages = 0;
    match::Matcher(index.shards, plan.root, reader)
        .for_all([&](const match::Match&) { ++passages; }, match::deadline_in(timeout));
    return passages;
  }

  std::vector<Count> count_by(const Query& query, CountBy by, std::chrono::milliseconds timeout) {
    const auto& plan = this->plan(query);
    if (query::is_nothing(plan.root)) return {};
    auto reader = text_reader();
    match::Matcher matcher(index.shards, plan.root, reader);
    return engine::count_matches(matcher, index.shards, reader, by, match::deadline_in(timeout));
  }

  std::vector<ArticleInfo> articles_without_match(const Query& query,
                                                  std::chrono::milliseconds timeout) {
    const auto& plan = this->plan(query);
    auto reader = text_reader();
    return engine::find_articles_without_match(index.shards, plan, reader,
                                               match::deadline_in(timeout));
  }

  Query more_like(std::string_view passage_id) {
    for (std::size_t i = 0; i < index.shards.size(); ++i) {
      const auto passage = index::find_passage(index.shards[i], passage_id);
      if (passage == index::no_passage) continue;
      engine::PassageReader passages(index.shards, decompressor);
      const auto hit = passages.read({0, i, passage});
      std::uint32_t size = 0;
      for (const auto& shard : index.shards) size += shard.passages.size();
      const auto words = engine::telling_words(hit.text, analyzers->of(hit.article.language),
                                               engine::IndexVocabulary(index.shards), size);
      return parse_query(words).without_passage(passage_id);
    }
    throw Error(ErrorCode::bad_argument, "No passage " + std::string(passage_id) + " in this index",
                "--json prints the ids of passages, as article:number");
  }

  Explanation explain(const Query& query) {
    return engine::explain(query, plan(query).root, index.shards);
  }

  IndexInfo info() const {
    IndexInfo info;
    info.shards = index.shards.size();
    for (const auto& each : analyzers->languages()) info.languages.push_back(each.language);
    std::sort(info.languages.begin(), info.languages.end());
    for (const auto& shard : index.shards) {
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

  struct Planned {
    Query query;
    query::Plan plan;
  };

  std::filesystem::path index_dir;
  index::OpenIndex index;
  index::LossWatch losses;
  std::optional<engine::IndexAnalyzers> analyzers;  ///< Those of `index`; always there.
  std::vector<text::Token> tokens;
  index::Decompressor decompressor;
  /// The last query with its plan, since programs ask for its diagnostics, count and hits one by
  /// one. A Query never changes and `planned` keeps its tree, so the tree's address identifies it.
  std::optional<Planned> planned;
};

Searcher::Searcher(const std::filesystem::path& index_dir)
    : impl_(std::make_unique<Impl>(index_dir)) {}
Searcher::~Searcher() = default;
Searcher::Searcher(Searcher&&) noexcept = default;
Searcher& Searcher::operator=(Searcher&&) noexcept = default;

SearchResult Searcher::search(const Query& query, const SearchOptions& options) {
  return impl_->run([&] { return impl_->search(query, options); });
}

std::size_t Searcher::count(const Query& query, std::chrono::milliseconds timeout) {
  return impl_->run([&] { return impl_->count(query, timeout); });
}

std::vector<Diagnostic> Searcher::diagnose(const Query& query) {
  return impl_->run([&] { return impl_->plan(query).diagnostics; });
}

std::vector<Count> Searcher::count_by(const Query& query, CountBy by,
                                      std::chrono::milliseconds timeout) {
  return impl_->run([&] { return impl_->count_by(query, by, timeout); });
}

std::vector<ArticleInfo> Searcher::articles_without_match(const Query& query,
                                                          std::chrono::milliseconds timeout) {
  return impl_->run([&] { return impl_->articles_without_match(query, timeout); });
}

Query Searcher::more_like(std::string_view passage_id) {
  return impl_->run([&] { return impl_->more_like(passage_id); });
}

Explanation Searcher::explain(const Query& query) {
  return impl_->run([&] { return impl_->explain(query); });
}

bool Searcher::refresh() {
  if (index::read_stub_text(impl_->index_dir) == impl_->index.stub) return false;
  impl_->open();
  return true;
}

IndexInfo Searcher::info() const {
  return impl_->info();
}

}  // namespace newsgrep
