#include "index/passages/passage_record.hpp"

#include "tests/support/catch.hpp"

using namespace newsgrep::index;

namespace {

ArticleRecord example() {
  ArticleRecord article;
  article.id = "a1";
  article.title = "Ferry sails again";
  article.source = "The Harbour Ledger";
  article.date = "2025-06-30";
  article.url = "https://example.org/ferry";
  article.path = "/news/ferry.txt";
  article.language = "en";
  article.extra = R"({"desk":4})";
  article.authors = {"Ada Quill", ""};
  article.passage_count = 300;
  article.content_hash = 0xFEDCBA98;
  return article;
}

}  // namespace

TEST_CASE("an article record comes back as it was stored, except id and date", "[index]") {
  const auto article = example();
  const auto read = decode_article(encode(article));
  REQUIRE(read);
  CHECK(read->id.empty());
  CHECK(read->date.empty());
  CHECK(read->title == article.title);
  CHECK(read->source == article.source);
  CHECK(read->url == article.url);
  CHECK(read->path == article.path);
  CHECK(read->language == article.language);
  CHECK(read->extra == article.extra);
  CHECK(read->authors == article.authors);
  CHECK(read->passage_count == article.passage_count);
  CHECK(read->content_hash == article.content_hash);
}

TEST_CASE("an article record starts with its content hash, which cannot be compressed", "[index]") {
  auto article = example();
  const auto encoded = encode(article);
  article.content_hash = 1;
  const auto changed = encode(article);
  CHECK(encoded.substr(0, incompressible_article_bytes) !=
        changed.substr(0, incompressible_article_bytes));
  CHECK(encoded.substr(incompressible_article_bytes) ==
        changed.substr(incompressible_article_bytes));
}

TEST_CASE("an article record that is cut short before its title is refused", "[index]") {
  const auto article = example();
  const auto encoded = encode(article);
  for (std::size_t size = 0; size < encoded.size() - article.title.size(); ++size) {
    CHECK_FALSE(decode_article(std::string_view(encoded).substr(0, size)));
  }
}
