#include "index/passages/passage_record.hpp"

#include <array>
#include <bit>
#include <cstring>

#include "index/bytes/varint.hpp"

namespace newsgrep::index {

static_assert(std::endian::native == std::endian::little, "the content hash is copied");

namespace {

/// The text fields at the start of the record, in order.
constexpr std::array front_fields = {&ArticleRecord::source, &ArticleRecord::path,
                                     &ArticleRecord::language, &ArticleRecord::extra};

}  // namespace

std::string encode(const ArticleRecord& article) {
  std::string out(sizeof(article.content_hash), '\0');
  std::memcpy(out.data(), &article.content_hash, out.size());
  for (const auto field : front_fields) append_string(out, article.*field);
  append_varint(out, article.authors.size());
  for (const auto& author : article.authors) append_string(out, author);
  append_varint(out, article.passage_count);
  append_string(out, article.url);
  out.append(article.title);
  return out;
}

std::optional<ArticleRecord> decode_article(std::string_view bytes, std::string_view id,
                                            std::string_view date) {
  ArticleRecord article;
  article.id = id;
  article.date = date;
  if (bytes.size() < sizeof(article.content_hash)) return std::nullopt;
  std::memcpy(&article.content_hash, bytes.data(), sizeof(article.content_hash));
  bytes.remove_prefix(sizeof(article.content_hash));
  for (const auto field : front_fields) {
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
  const auto url = take_string(bytes);
  if (!passage_count || *passage_count > UINT32_MAX || !url) return std::nullopt;
  article.passage_count = static_cast<std::uint32_t>(*passage_count);
  article.url = *url;
  article.title = bytes;
  return article;
}

}  // namespace newsgrep::index
