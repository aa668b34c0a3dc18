#include "schema/passage_record.hpp"

#include <array>

#include "schema/varint.hpp"

namespace newsgrep::detail {
namespace {

/// The text fields of an article in the order in which they are stored.
constexpr std::array text_fields = {
    &ArticleRecord::id,  &ArticleRecord::title, &ArticleRecord::source,   &ArticleRecord::date,
    &ArticleRecord::url, &ArticleRecord::path,  &ArticleRecord::language, &ArticleRecord::extra};

}  // namespace

std::string encode(const ArticleRecord& article) {
  std::string out;
  for (const auto field : text_fields) append_string(out, article.*field);
  append_varint(out, article.authors.size());
  for (const auto& author : article.authors) append_string(out, author);
  append_varint(out, article.passage_count);
  append_varint(out, article.content_hash);
  return out;
}

std::optional<ArticleRecord> decode_article(std::string_view bytes) {
  ArticleRecord article;
  for (const auto field : text_fields) {
    const auto value = take_string(bytes);
    if (!value) return std::nullopt;
    article.*field = *value;
  }
  const auto authors = take_varint(bytes);
  if (!authors || *authors > bytes.size()) return std::nullopt;
  for (std::uint64_t i = 0; i < *authors; ++i) {
    const auto author = take_string(bytes);
    if (!author) return std::nullopt;
    article.authors.emplace_back(*author);
  }
  const auto passage_count = take_varint(bytes);
  const auto content_hash = take_varint(bytes);
  if (!passage_count || !content_hash) return std::nullopt;
  article.passage_count = static_cast<std::uint32_t>(*passage_count);
  article.content_hash = *content_hash;
  return article;
}

std::string encode(const PassageRecord& passage) {
  std::string out;
  append_varint(out, passage.number);
  append_string(out, passage.section);
  if (passage.number == 1) append_string(out, passage.article);
  out.append(passage.text);
  return out;
}

std::optional<PassageRecord> decode_passage(std::string_view bytes) {
  PassageRecord passage;
  const auto number = take_varint(bytes);
  const auto section = take_string(bytes);
  if (!number || *number == 0 || !section) return std::nullopt;
  passage.number = static_cast<std::uint32_t>(*number);
  passage.section = *section;
  if (passage.number == 1) {
    const auto article = take_string(bytes);
    if (!article) return std::nullopt;
    passage.article = *article;
  }
  passage.text = bytes;
  return passage;
}

}  // namespace newsgrep::detail
