#include "shard_builder.hpp"

#include <xapian.h>

#include "schema/format.hpp"
#include "schema/forward_list.hpp"
#include "schema/impact.hpp"
#include "schema/passage_record.hpp"
#include "schema/terms.hpp"
#include "stable_hash.hpp"

namespace newsgrep::detail {
namespace {

/// Bounds the memory of an analyzer's words to some 50 MB.
constexpr std::size_t max_remembered_terms = 300'000;

ArticleRecord to_record(const Article& article, const std::string& language) {
  ArticleRecord record;
  record.id = article.id;
  record.title = article.title;
  record.source = article.source;
  record.date = article.date;
  record.url = article.url;
  record.path = article.path;
  record.language = language;
  record.extra = article.extra;
  record.authors = article.authors;
  record.passage_count = static_cast<std::uint32_t>(article.passages.size());
  record.content_hash = content_hash(article);
  return record;
}

}  // namespace

std::uint64_t content_hash(const Article& article) {
  std::uint64_t hash = 0;
  // Chained through the seed, so that moving a byte from one field to the next changes the hash.
  const auto add = [&](std::string_view field) { hash = stable_hash(field, hash + 1); };
  for (const auto* field : {&article.id, &article.title, &article.source, &article.date,
                            &article.url, &article.path, &article.language, &article.extra}) {
    add(*field);
  }
  for (const auto& author : article.authors) add(author);
  for (const auto& passage : article.passages) {
    add(passage.section);
    add(passage.text);
  }
  return hash;
}

void ShardBuilder::build(const std::filesystem::path& dir, std::span<const Article> articles) {
  // Term lists would only serve to delete documents, which never happens in a shard.
  Xapian::WritableDatabase shard(dir.string(), Xapian::DB_CREATE | Xapian::DB_NO_SYNC |
                                                   Xapian::DB_NO_TERMLIST |
                                                   Xapian::DB_BACKEND_GLASS);
  shard.set_metadata(std::string(metadata_key::format), std::string(format_version));
  shard.set_metadata(std::string(metadata_key::language), settings_.language);
  shard.set_metadata(std::string(metadata_key::variants), settings_.variants);
  for (auto& [language, analyzer] : analyzers_) {
    if (analyzer.term_count() > max_remembered_terms) analyzer.forget();
  }
  for (const auto& article : articles) add(article, shard);
  shard.commit();
  shard.close();
}

std::size_t ShardBuilder::words_cut() const {
  std::size_t count = 0;
  for (const auto& [language, analyzer] : analyzers_) count += analyzer.cut_count();
  return count;
}

Analyzer& ShardBuilder::analyzer(const std::string& language) {
  const auto at = analyzers_.find(language);
  if (at != analyzers_.end()) return at->second;
  return analyzers_.emplace(language, Analyzer(language, variants_)).first->second;
}

void ShardBuilder::add(const Article& article, Xapian::WritableDatabase& shard) {
  const auto& language = article.language.empty() ? settings_.language : article.language;
  auto& words = analyzer(language);
  const auto id_term = article_term(article.id);
  const auto passages_in_language = language_term(language);

  PassageRecord record;
  for (const auto& passage : article.passages) {
    ++record.number;
    record.section = passage.section;
    record.text = passage.text;
    Xapian::Document document;
    std::string article_record;
    if (record.number == 1) {
      article_record = encode(to_record(article, language));
      record.article = article_record;
      document.add_boolean_term(std::string(term_prefix::first_passage));
      document.add_boolean_term(file_term(article.path));
    }
    document.set_data(encode(record));
    document.add_boolean_term(id_term);
    document.add_boolean_term(passages_in_language);

    words.analyze(passage.text, tokens_);
    hashes_.clear();
    terms_.clear();
    occurrences_.resize(words.term_count());
    for (const auto& token : tokens_) {
      hashes_.push_back(token.term->hash);
      if (occurrences_[token.term->id]++ == 0) terms_.push_back(token.term);
    }
    for (const auto* term : terms_) {
      document.add_term(term->text, impact(occurrences_[term->id], tokens_.size()));
      occurrences_[term->id] = 0;
    }
    document.add_value(value_slot::forward_list, ForwardList::encode(hashes_));
    shard.add_document(document);
  }
}

}  // namespace newsgrep::detail
