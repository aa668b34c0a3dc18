#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "newsgrep/searcher.hpp"
#include "tests/support/temp_index.hpp"

namespace newsgrep::test {

using Ids = std::vector<std::string>;

/// Returns an article with one passage; the arguments tell it from others.
struct News {
  std::string id;
  std::string text;
  std::string date = {};
  std::string source = {};
};

inline Article to_article(const News& news) {
  auto made = article(news.id, {news.text});
  made.date = news.date;
  made.source = news.source;
  return made;
}

inline std::vector<Article> to_articles(const std::vector<News>& news) {
  std::vector<Article> articles;
  for (const auto& each : news) articles.push_back(to_article(each));
  return articles;
}

/// Returns an article of several passages.
inline Article from(const std::string& id, const std::string& source, const std::string& date,
                    std::vector<std::string> texts) {
  auto made = article(id, std::move(texts));
  made.source = source;
  made.date = date;
  return made;
}

/// Returns the passages of the hits, in their order.
inline Ids ids(const SearchResult& result) {
  Ids found;
  for (const auto& hit : result.hits) found.push_back(hit.passage_id());
  return found;
}

inline Ids ids(const TempIndex& index, std::string_view query, const SearchOptions& options = {}) {
  return ids(Searcher(index.path()).search(parse_query(query), options));
}

/// Returns the articles of the hits, in their order.
inline Ids article_ids(const TempIndex& index, std::string_view query,
                       const SearchOptions& options = {}) {
  Ids found;
  const auto result = Searcher(index.path()).search(parse_query(query), options);
  for (const auto& hit : result.hits) found.push_back(hit.article.id);
  return found;
}

}  // namespace newsgrep::test
