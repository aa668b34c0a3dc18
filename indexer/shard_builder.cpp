#include "indexer/shard_builder.hpp"

#include <utility>

#include "index/checksums/checksum_file.hpp"
#include "index/format.hpp"
#include "index/passages/forward_list.hpp"
#include "index/passages/passage_file_writer.hpp"
#include "index/passages/passage_record.hpp"
#include "index/postings/glass_database_writer.hpp"
#include "index/texts/text_dictionary_maker.hpp"
#include "index/words/word_list_writer.hpp"
#include "indexer/article_terms.hpp"
#include "indexer/stored_article.hpp"

namespace newsgrep::indexer {
namespace {

const std::string& language_of(const Article& article, const IndexSettings& settings) {
  return article.language.empty() ? settings.language : article.language;
}

/// Calls `use` with the record of each passage of `article`, whose encoded ArticleRecord is
/// `encoded`.
template <typename Use>
void for_each_record(const Article& article, std::string_view encoded, Use&& use) {
  index::PassageRecord record;
  for (const auto& passage : article.passages) {
    ++record.number;
    record.id = article.id;
    record.date = article.date;
    record.article = encoded;
    record.section = passage.section;
    record.text = passage.text;
    use(record);
  }
}

}  // namespace

std::string dictionary_for(std::span<const Article> articles, const IndexSettings& settings) {
  std::size_t bytes = 0;
  std::vector<std::string> contents;
  for (const auto& article : articles) {
    if (bytes >= index::enough_dictionary_text) break;
    const auto encoded = index::encode(to_record(article, language_of(article, settings)));
    for_each_record(article, encoded, [&](const index::PassageRecord& record) {
      index::append_content(contents.emplace_back(), record);
      bytes += contents.back().size();
    });
  }
  return index::make_text_dictionary(
      std::vector<std::string_view>(contents.begin(), contents.end()));
}

void ShardBuilder::build(const std::filesystem::path& dir, std::span<const Article> articles) {
  for (auto& [language, group] : groups_) {
    if (group.analyzer.term_count() > remembered_terms_) group.analyzer.forget();
  }
  if (url_analyzer_.term_count() > remembered_terms_) url_analyzer_.forget();
  index::GlassDatabaseWriter database(dir);
  index::PassageFileWriter passages(dir, encoder_);
  database.add_metadata(index::metadata_key::format, std::to_string(index::format_version));
  database.add_metadata(index::metadata_key::language, settings_.language);
  database.add_metadata(index::metadata_key::variants, settings_.variants);
  for (const auto& article : articles) add(article, passages);
  index::WordCollector words;
  std::vector<const text::Analyzer*> analyzers(groups_.size());
  for (auto& [language, group] : groups_) {
    analyzers[group.number] = &group.analyzer;
    group.analyzer.take_written_words(
        [&](std::string_view word, std::string_view term) { words.add(word, term); });
  }
  const auto words_of_terms = words.finish();
  constexpr auto durability = index::Durability::none;
  auto words_file = words.write(dir, words_of_terms, durability);
  index::FormListsWriter forms(dir, words_of_terms);
  inverter_.write(database, forms, [&](std::size_t group, std::uint32_t number) {
    return analyzers[group]->form(number);
  });
  auto files = database.finish(durability);
  files.push_back(passages.finish(durability));
  files.push_back(std::move(words_file));
  files.push_back(forms.finish(durability));
  index::write_checksums(dir, files, durability);
}

std::size_t ShardBuilder::words_cut() const {
  std::size_t count = 0;
  for (const auto& [language, group] : groups_) count += group.analyzer.cut_count();
  return count;
}

ShardBuilder::Group& ShardBuilder::group(const std::string& language) {
  const auto at = groups_.find(language);
  if (at != groups_.end()) return at->second;
  return groups_.emplace(language, Group{groups_.size(), text::Analyzer(language, variants_), {}})
      .first->second;
}

void ShardBuilder::add(const Article& article, index::PassageFileWriter& passages) {
  const auto& language = language_of(article, settings_);
  auto& words = group(language);
  const auto article_record = index::encode(to_record(article, language));
  const auto first = inverter_.passages() + 1;

  for_each_record(article, article_record, [&](const index::PassageRecord& record) {
    words.analyzer.analyze(record.text, tokens_);
    words.terms.assign(tokens_);
    inverter_.add_passage(words.number, words.terms);
    passages.add(record, index::ForwardList::encode(words.terms.hashes(), words.terms.tokens()));
  });
  if (inverter_.passages() < first) return;
  for_each_field_term(article, language, words.analyzer, url_analyzer_, tokens_,
                      [&](std::string term) { inverter_.add_boolean(std::move(term), first); });
}

}  // namespace newsgrep::indexer
