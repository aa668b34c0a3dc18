#include "searcher/engine/unmatched_articles.hpp"

#include <utility>

#include "searcher/engine/passage_reader.hpp"
#include "searcher/match/article_set.hpp"

namespace newsgrep::engine {
namespace {

/// Returns the articles with a passage that matches, by shard.
std::vector<match::ArticleSet> articles_with_match(std::span<const index::OpenShard> shards,
                                                   const query::PlanNode& plan,
                                                   match::TextReader& reader) {
  std::vector<match::ArticleSet> articles;
  for (const auto& shard : shards) articles.emplace_back(shard.passages.size());
  if (query::is_nothing(plan)) return articles;
  match::Matcher(shards, plan, reader).for_each([&](const match::Match& match) {
    articles[match.shard].add(shards[match.shard].passages.article_of(match.passage));
  });
  return articles;
}

}  // namespace

std::vector<ArticleInfo> find_articles_without_match(std::span<const index::OpenShard> shards,
                                                     const query::Plan& plan,
                                                     match::TextReader& reader) {
  const auto matching = articles_with_match(shards, plan.root, reader);
  const bool is_restricted = !query::is_nothing(plan.restrictions);
  const auto allowed = is_restricted ? articles_with_match(shards, plan.restrictions, reader)
                                     : std::vector<match::ArticleSet>();
  std::vector<ArticleInfo> articles;
  for (std::size_t i = 0; i < shards.size(); ++i) {
    const auto& shard = shards[i];
    const auto& first_passages = shard.passages.first_passages();
    for (auto at = first_passages.next_article(0); at <= shard.passages.size();
         at = first_passages.next_article(at)) {
      reader.clock().check();
      if (matching[i].contains(at) || shard.dead.contains(at)) continue;
      if (is_restricted && !allowed[i].contains(at)) continue;
      auto record = reader.article({i, at});
      articles.push_back(to_info(std::move(record)));
    }
  }
  return articles;
}

}  // namespace newsgrep::engine
