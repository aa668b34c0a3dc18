#include "schema/terms.hpp"

#include "support/catch.hpp"

using namespace newsgrep::detail;

TEST_CASE("an id of any length makes a term that Xapian takes, and different ids differ",
          "[schema]") {
  const std::string long_id(100'000, 'x');
  CHECK(article_term("w0") == "Qw0");
  CHECK(article_term(long_id).size() < 245);
  CHECK(article_term(long_id) != article_term(long_id + "x"));
  CHECK(article_term(std::string(100, '\0')).size() < 245 / 2);
}

TEST_CASE("the terms of files and languages cannot be mistaken for ids or words", "[schema]") {
  CHECK(file_term("/a/b").substr(0, 2) == "XF");
  CHECK(language_term("en") == "Len");
}
