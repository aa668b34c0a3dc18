#include "newsgrep/searcher.hpp"

#include <algorithm>
#include <memory>
#include <optional>
#include <set>
#include <span>
#include <utility>

#include "index/damage.hpp"
#include "index/find_passage.hpp"
#include "index/format.hpp"
#include "index/open_index.hpp"
#include "index/postings/impact.hpp"
#include "searcher/engine/corrections.hpp"
#include "searcher/engine/counting.hpp"
#include "searcher/engine/highlighter.hpp"
#include "searcher/engine/passage_reader.hpp"
#include "searcher/engine/ranking.hpp"
#include "searcher/engine/similar.hpp"
#include "searcher/engine/unmatched_articles.hpp"
#include "searcher/engine/vocabulary.hpp"
#include "searcher/match/matcher.hpp"
#include "searcher/match/text_reader.hpp"
#include "searcher/query/plan.hpp"
#include "text/analyzer.hpp"
#include "text/stable_hash.hpp"
#include "text/variants.hpp"

namespace newsgrep {
namespace {

using match::Match;
using query::PlanNode;

/// Analyzers keep the words they met; a long-lived Searcher must not keep all it ever met.
constexpr std::size_t max_remembered_terms = 200'000;

void collect_terms(const query::PlanNode& plan, std::vector<std::string>& terms) {
  for (const auto& word : plan.sequence) {
    for (const auto& term : word.terms) {
      if (std::find(terms.begin(), terms.end(), term.text) == terms.end()) {
        terms.push_back(term.text);
      }
    }
  }
  if (plan.kind == query::PlanNode::Kind::filter) return;
  for (const auto& child : plan.children) collect_terms(child, terms);
}

}  // namespace

struct Searcher::Impl {
  explicit Impl(const std::filesystem::path& dir) : index_dir(dir) { open(); }

  void open() {
    index = index::open_index(index_dir);
    variants = std::make_unique<text::VariantTable>(index.variants);
    std::set<std::string> languages;
    const auto prefix = index::term_prefix::language;
    for (const auto& shard : index.shards) {
      for (const auto& term : shard.postings.terms(prefix)) {
        languages.insert(term.substr(prefix.size()));
      }
    }
    analyzers.clear();
    for (const auto& language : languages) {
      analyzers.push_back({language, text::Analyzer(language, *variants)});
    }
    const auto usual = std::find_if(analyzers.begin(), analyzers.end(), [&](const auto& each) {
      return each.language == index.language;
    });
    if (usual != analyzers.end()) std::rotate(analyzers.begin(), usual, usual + 1);
    names.clear();
    names.push_back(
        {std::string(index::no_language), text::Analyzer(index::no_language, *variants)});
  }

  /// Runs `work`, which may use the analyzers.
  template <typename Work>
  auto run(Work&& work) {
    for (auto* each : {&analyzers, &names}) {
      for (auto& [language, analyzer] : *each) {
        if (analyzer.term_count() > max_remembered_terms) analyzer.forget();
      }
    }
    return work();
  }

  /// Valid until another query is planned.
  const query::Plan& plan(const Query& query) {
    const bool is_known = planned && &planned->query.root() == &query.root() &&
                          &planned->query.restrictions() == &query.restrictions() &&
                          planned->query.left_out() == query.left_out();
    if (!is_known) {
      const engine::IndexVocabulary vocabulary(index.shards);
      planned = {query, query::make_plan(query, {analyzers, names, vocabulary})};
    }
    return planned->plan;
  }

  match::TextReader text_reader() { return {index.shards, analyzers, names, decompressor}; }

  SearchResult search(const Query& query, const SearchOptions& options) {
    auto result = search_as_typed(query, options);
    if (!options.correct || result.timed_out) return result;
    result.corrections =
        engine::find_corrections(query, analyzers, engine::IndexVocabulary(index.shards));
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
    if (plan.root.kind == query::PlanNode::Kind::nothing) {
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
      const auto& match = group.front();
      auto& hit = result.hits.emplace_back(passages.read(match));
      hit.score = static_cast<double>(match.score) / index::score_unit;
      passages.read_neighbours(match, options.before, options.after, hit);
      for (std::size_t i = 1; i < group.size(); ++i) {
        hit.copies.push_back(passages.read_copy(group[i]));
      }
      if (options.highlights == Highlights::none) continue;
      const auto& language = hit.article.language;
      analyzer(language).analyze(hit.text, tokens);
      hit.matches = engine::find_highlights(plan.root, hit.text, tokens, language);
    }
    return result;
  }

  text::Analyzer& analyzer(const std::string& language) {
    for (auto& each : analyzers) {
      if (each.language == language) return each.analyzer;
    }
    throw index::damaged_passage();
  }

  std::size_t count(const Query& query, std::chrono::milliseconds timeout) {
    const auto& plan = this->plan(query);
    if (plan.root.kind == query::PlanNode::Kind::nothing) return 0;
    auto reader = text_reader();
    std::size_t passages = 0;
    match::Matcher(index.shards, plan.root, reader)
        .for_all([&](const match::Match&) { ++passages; }, match::deadline_in(timeout));
    return passages;
  }

  std::vector<Count> count_by(const Query& query, CountBy by, std::chrono::milliseconds timeout) {
    const auto& plan = this->plan(query);
    if (plan.root.kind == query::PlanNode::Kind::nothing) return {};
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
      for (auto& language : analyzers) {
        if (language.language != hit.article.language) continue;
        std::uint32_t size = 0;
        for (const auto& shard : index.shards) size += shard.passages.size();
        const auto words =
            engine::telling_words(hit.text, language, engine::IndexVocabulary(index.shards), size);
        return parse_query(words).without_passage(passage_id);
      }
    }
    throw Error(ErrorCode::bad_argument,
                "there is no passage " + std::string(passage_id) + " in the index",
                "the output of --json has the ids of passages: article:number");
  }

  Explanation explain(const Query& query) {
    const auto& plan = this->plan(query);
    Explanation explanation{query.to_string(), query::to_string(plan.root), {}};
    std::vector<std::string> terms;
    collect_terms(plan.root, terms);
    match::TermLists lists(index.shards);
    const engine::IndexVocabulary vocabulary(index.shards);
    for (const auto& term : terms) {
      constexpr double idf_unit = 1000;
      const auto idf = lists.find(term, text::stable_hash(term)).idf;
      explanation.terms.push_back(
          {term, vocabulary.frequency(term), static_cast<double>(idf) / idf_unit});
    }
    return explanation;
  }

  IndexInfo info() const {
    IndexInfo info;
    info.shards = index.shards.size();
    for (const auto& each : analyzers) info.languages.push_back(each.language);
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
  std::unique_ptr<text::VariantTable> variants;    ///< The analyzers refer to it.
  std::vector<query::LanguageAnalyzer> analyzers;  ///< That of the index's own language first.
  std::vector<query::LanguageAnalyzer> names;      ///< One, for what is in no language.
  std::vector<text::Token> tokens;
  index::Decompressor decompressor;
  /// The last query: a program asks for its diagnostics, its count and its hits one by one. Parsed
  /// queries never change, and the copy keeps this one's tree, so it is known by its address.
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
