#include "searcher/cli/link.hpp"

#include "tests/support/catch.hpp"

using namespace newsgrep;
using namespace newsgrep::cli;

TEST_CASE("the URL of a file is percent-encoded", "[cli]") {
  CHECK(file_url("/news/a-b_c.~1/x.txt", "host.lan") == "file://host.lan/news/a-b_c.~1/x.txt");
  CHECK(file_url("/a b/100%/ü#?.txt", "h") == "file://h/a%20b/100%25/%C3%BC%23%3F.txt");
  CHECK(file_url("/\x1B]8;;\x07\n\xFF", "h\x1B/") == "file://h%1B%2F/%1B%5D8%3B%3B%07%0A%FF");
}

TEST_CASE("a heading leads to the file, or to the URL of an article without one", "[cli]") {
  ArticleInfo article;
  CHECK_FALSE(link_of(article));
  article.url = "https://gazette.example/a?b=c&d=%20";
  CHECK(link_of(article) == "https://gazette.example/a?b=c&d=%20");
  article.path = "-";
  CHECK(link_of(article) == "https://gazette.example/a?b=c&d=%20");
  article.path = "/news/a.txt";
  const auto link = link_of(article).value_or("");
  CHECK(link.starts_with("file://"));
  CHECK(link.ends_with("/news/a.txt"));
}

TEST_CASE("only the web is linked to, and without raw control bytes", "[cli]") {
  ArticleInfo article;
  for (const auto* url : {"javascript:alert(1)", "file:///etc/passwd", "gazette.example", "\x1B"}) {
    article.url = url;
    CHECK_FALSE(link_of(article));
  }
  article.url = "http://x/\x1B\\\x07 \xC2\x9B";
  CHECK(link_of(article) == "http://x/%1B\\%07%20%C2%9B");
}
