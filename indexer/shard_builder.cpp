#include "shard_builder.hpp"

#include "schema/format.hpp"
#include "schema/forward_list.hpp"
#include "schema/passage_record.hpp"
#include "schema/terms.hpp"
#include "stable_hash.hpp"
#include "storage/glass_database_writer.hpp"
#include "storage/passage_file_writer.hpp"

namespace newsgrep::detail {
namespace {

/// Bounds the memory of an analyzer's words to some 50 MB.
constexpr std::size_t max_remembered_terms = 300'000;

const std::string& language_of(const Article& article, const IndexSettings& settings) {
  return article.language.empty() ? settings.language : article.language;
}

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

std::uint32_t content_hash(const Article& article) {
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
  return static_cast<std::uint32_t>(hash);
}

std::string dictionary_for(std::span<const Article> articles, const IndexSettings& settings) {
  std::vector<std::string> contents;
  for (const auto& article : articles) {
    const auto encoded = encode(to_record(article, language_of(article, settings)));
    PassageRecord record;
    for (const auto& passage : article.passages) {
      ++record.number;
      record.article = encoded;
      record.section = passage.section;
      record.text = passage.text;
      append_content(contents.emplace_back(), record);
    }
  }
  return make_text_dictionary(std::vector<std::string_view>(contents.begin(), contents.end()));
}

void ShardBuilder::build(const std::filesystem::path& dir, std::span<const Article> articles) {
  for (auto& [language, group] : groups_) {
    if (group.analyzer.term_count() > max_remembered_terms) group.analyzer.forget();
  }
  GlassDatabaseWriter database(dir);
  PassageFileWriter passages(dir, dictionary_);
  database.add_metadata(metadata_key::format, format_version);
  database.add_metadata(metadata_key::language, settings_.language);
  database.add_metadata(metadata_key::variants, settings_.variants);
  for (const auto& article : articles) add(article, passages);
  inverter_.write(database);
  passages.finish(Durability::none);
  database.finish(Durability::none);
}

std::size_t ShardBuilder::words_cut() const {
  std::size_t count = 0;
  for (const auto& [language, group] : groups_) count += group.analyzer.cut_count();
  return count;
}

ShardBuilder::Group& ShardBuilder::group(const std::string& language) {
  const auto at = groups_.find(language);
  if (at != groups_.end()) return at->second;
  return groups_.emplace(language, Group{groups_.size(), Analyzer(language, variants_), {}})
      .first->second;
}

void ShardBuilder::add(const Article& article, PassageFileWriter& passages) {
  const auto& language = language_of(article, settings_);
  auto& [group_number, analyzer, terms] = group(language);
  const auto article_record = encode(to_record(article, language));
  const auto first = inverter_.passages() + 1;

  PassageRecord record;
  for (const auto& passage : article.passages) {
    ++record.number;
    record.section = passage.section;
    record.text = passage.text;
    if (record.number == 1) {
      record.id = article.id;
      record.date = article.date;
      record.article = article_record;
    }
    analyzer.analyze(passage.text, tokens_);
    terms.assign(tokens_);
    inverter_.add_passage(group_number, terms);
    passages.add(record, ForwardList::encode(terms.hashes(), terms.tokens()));
  }
  const auto last = inverter_.passages();
  if (last < first) return;
  inverter_.add_boolean(std::string(term_prefix::first_passage), first, first);
  inverter_.add_boolean(file_term(article.path), first, first);
  inverter_.add_boolean(article_term(article.id), first, last);
  inverter_.add_boolean(language_term(language), first, last);
}

}  // namespace newsgrep::detail
