#include "searcher/match/text_reader.hpp"

#include <algorithm>
#include <utility>

#include "index/damage.hpp"
#include "searcher/query/prefilter.hpp"
#include "text/quotations.hpp"

namespace newsgrep::match {

query::AnalyzedText TextReader::passage(PassagePlace place) {
  const auto& language = language_of(place);
  return text(read(place), language);
}

bool TextReader::matches(PassagePlace place, const query::Sequence& sequence) {
  clock_.check();
  const auto& passages = shards_[place.shard].passages;
  if (sequence.quoted && !passages.quoting_passages().contains(place.passage)) return false;
  const auto& language = language_of(place);
  const auto passage = read(place);
  if (!query::may_match(sequence, passage)) return false;
  if (sequence.quoted) return matches_in_quotation(passage, language, sequence);
  auto analyzed = text(passage, language);
  return query::holds(sequence, analyzed);
}

bool TextReader::matches(PassagePlace place, const query::Near& near) {
  clock_.check();
  const auto& language = language_of(place);
  const auto passage = read(place);
  if (!query::may_match(near, passage)) return false;
  auto analyzed = text(passage, language);
  return query::occurs(near, analyzed);
}

/// Words do not run across quotation marks, so there is no need to analyse what is outside.
bool TextReader::matches_in_quotation(std::string_view passage, const std::string& language,
                                      const query::Sequence& sequence) {
  const auto quotations = text::find_quotations(passage);
  return std::any_of(quotations.begin(), quotations.end(), [&](const ByteRange& range) {
    auto analyzed = text(passage.substr(range.begin, range.end - range.begin), language,
                         query::AnalyzedText::Part::quotation);
    return query::holds(sequence, analyzed);
  });
}

std::string_view TextReader::read(PassagePlace place) {
  return shards_[place.shard].passages.read(place.passage, decompressor_, buffer_).text;
}

const index::ArticleRecord& TextReader::article(PassagePlace first_passage) {
  if (article_place_.passage == first_passage.passage &&
      article_place_.shard == first_passage.shard) {
    return article_;
  }
  article_place_ = {};
  const auto& passages = shards_[first_passage.shard].passages;
  const auto head = passages.head(first_passage.passage);
  const auto content = passages.read(first_passage.passage, decompressor_, article_buffer_);
  auto record = index::decode_article(content.article, head.id, head.date);
  if (!record) throw index::damaged_passage();
  article_ = std::move(*record);
  article_place_ = first_passage;
  return article_;
}

query::AnalyzedText TextReader::text(std::string_view text, const std::string& language,
                                     query::AnalyzedText::Part part) {
  auto& [name, analyzer] = analyzer_of(language);
  analyzer.analyze(text, tokens_);
  return {text, tokens_, name, part, &clock_};
}

query::AnalyzedText TextReader::name(std::string_view text) {
  auto& [language, analyzer] = names_.front();
  analyzer.analyze(text, tokens_);
  return {text, tokens_, language, query::AnalyzedText::Part::whole, &clock_};
}

query::LanguageAnalyzer& TextReader::analyzer_of(const std::string& language) {
  for (auto& each : analyzers_) {
    if (each.language == language) return each;
  }
  throw index::damaged_passage();
}

const std::string& TextReader::language_of(PassagePlace place) {
  if (analyzers_.size() == 1) return analyzers_.front().language;
  place.passage = shards_[place.shard].passages.article_of(place.passage);
  return article(place).language;
}

}  // namespace newsgrep::match
