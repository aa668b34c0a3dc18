#include "indexer/stored_article.hpp"

#include <string_view>

#include "text/stable_hash.hpp"

namespace newsgrep::indexer {
namespace {

struct TextField {
  std::string Article::*given;
  std::string index::ArticleRecord::*kept;
};

/// The text fields that an article and its record share, in the order in which content_hash() takes
/// them.
constexpr TextField text_fields[] = {
    {&Article::id, &index::ArticleRecord::id},
    {&Article::title, &index::ArticleRecord::title},
    {&Article::source, &index::ArticleRecord::source},
    {&Article::date, &index::ArticleRecord::date},
    {&Article::url, &index::ArticleRecord::url},
    {&Article::path, &index::ArticleRecord::path},
    {&Article::language, &index::ArticleRecord::language},
    {&Article::extra, &index::ArticleRecord::extra},
};

}  // namespace

index::ArticleRecord to_record(const Article& article, const std::string& language) {
  index::ArticleRecord record;
  for (const auto& [given, kept] : text_fields) record.*kept = article.*given;
  record.language = language;
  record.authors = article.authors;
  record.passage_count = static_cast<std::uint32_t>(article.passages.size());
  record.content_hash = content_hash(article);
  return record;
}

Article to_article(const index::ArticleRecord& record) {
  Article article;
  for (const auto& [given, kept] : text_fields) article.*given = record.*kept;
  article.authors = record.authors;
  return article;
}

std::uint32_t content_hash(const Article& article) {
  std::uint64_t hash = 0;
  // The seed of each hash is the one before, so that moving a byte to the next field changes the
  // hash.
  const auto add = [&](std::string_view field) { hash = text::stable_hash(field, hash + 1); };
  for (const auto& field : text_fields) add(article.*field.given);
  for (const auto& author : article.authors) add(author);
  for (const auto& passage : article.passages) {
    add(passage.section);
    add(passage.text);
  }
  return static_cast<std::uint32_t>(hash);
}

}  // namespace newsgrep::indexer
