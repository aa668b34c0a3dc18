#include "corpus/article_id.hpp"

#include <string>

#include "tests/support/catch.hpp"

using newsgrep::corpus::article_id;
using newsgrep::corpus::file_place;

TEST_CASE("an id of the input is kept when it can be used", "[article_id]") {
  CHECK(newsgrep::corpus::article_id("w17", "https://example.org/a", "/a.txt") == "w17");
  CHECK(newsgrep::corpus::article_id("Ürümqi/1", "", "/a.txt") == "Ürümqi/1");
  CHECK(newsgrep::corpus::article_id(std::string(200, 'x'), "", "/a.txt") == std::string(200, 'x'));
}

TEST_CASE("an id that is too long or has white space or control characters is hashed",
          "[article_id]") {
  for (const std::string& given :
       {std::string(201, 'x'), std::string("a b"), std::string("a\tb"), std::string("a\x01"),
        std::string("a\xC2\xA0"
                    "b"),
        std::string("\xFF")}) {
    const auto id = newsgrep::corpus::article_id(given, "", "/a.txt");
    CAPTURE(given);
    CHECK(id.size() == 16);
    CHECK(id.find_first_not_of("0123456789abcdef") == std::string::npos);
    CHECK(id == newsgrep::corpus::article_id(given, "https://example.org/", "/b.txt"));
  }
}

TEST_CASE("without an id the url decides, then the place", "[article_id]") {
  CHECK(newsgrep::corpus::article_id("", "https://example.org/a", "/a.txt") ==
        newsgrep::corpus::article_id("", "https://example.org/a", "/b.txt"));
  CHECK(newsgrep::corpus::article_id("", "", "/a.txt") !=
        newsgrep::corpus::article_id("", "", "/b.txt"));
  CHECK(newsgrep::corpus::article_id("", "", "/a.jsonl#1") !=
        newsgrep::corpus::article_id("", "", "/a.jsonl#2"));
}

TEST_CASE("ids are the same in every version", "[article_id]") {
  // XXH3-64 with seed 0, as `xxhsum -H3` prints it; an index on disk depends on it.
  CHECK(newsgrep::corpus::article_id("", "https://example.org/a", "") == "0050927113bd1d3f");
}

TEST_CASE("a place is an absolute path without dots", "[article_id]") {
  CHECK(newsgrep::corpus::file_place("/news/./2025/../a.txt") == "/news/a.txt");
  CHECK(newsgrep::corpus::file_place("a.txt").starts_with("/"));
  CHECK(newsgrep::corpus::file_place("-") == "-");
}
