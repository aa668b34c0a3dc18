#include "schema/passage_record.hpp"

#include "support/catch.hpp"

using namespace newsgrep::detail;

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
  article.content_hash = 0xFEDCBA9876543210;
  return article;
}

}  // namespace

TEST_CASE("an article record comes back as it was stored", "[schema]") {
  const auto article = example();
  const auto read = decode_article(encode(article));
  REQUIRE(read);
  CHECK(read->id == article.id);
  CHECK(read->title == article.title);
  CHECK(read->source == article.source);
  CHECK(read->date == article.date);
  CHECK(read->url == article.url);
  CHECK(read->path == article.path);
  CHECK(read->language == article.language);
  CHECK(read->extra == article.extra);
  CHECK(read->authors == article.authors);
  CHECK(read->passage_count == article.passage_count);
  CHECK(read->content_hash == article.content_hash);
}

TEST_CASE("a passage record comes back as it was stored", "[schema]") {
  const auto article = encode(example());
  const PassageRecord first{1, "At sea", article, "The ferry left at dawn."};
  const auto encoded_first = encode(first);
  const auto read_first = decode_passage(encoded_first);
  REQUIRE(read_first);
  CHECK(read_first->number == 1);
  CHECK(read_first->section == "At sea");
  CHECK(read_first->article == article);
  CHECK(read_first->text == "The ferry left at dawn.");

  const auto encoded_later = encode(PassageRecord{200, "", "", "It came back at dusk."});
  const auto read_later = decode_passage(encoded_later);
  REQUIRE(read_later);
  CHECK(read_later->number == 200);
  CHECK(read_later->article.empty());
  CHECK(read_later->text == "It came back at dusk.");
}

TEST_CASE("a record that is cut short is refused, wherever it is cut", "[schema]") {
  const auto article = encode(example());
  for (std::size_t size = 0; size < article.size(); ++size) {
    CHECK_FALSE(decode_article(std::string_view(article).substr(0, size)));
  }
  const auto passage = encode(PassageRecord{1, "At sea", article, ""});
  for (std::size_t size = 0; size < passage.size(); ++size) {
    CHECK_FALSE(decode_passage(std::string_view(passage).substr(0, size)));
  }
}
