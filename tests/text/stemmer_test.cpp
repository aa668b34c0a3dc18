#include "text/stemmer.hpp"

#include <algorithm>
#include <string>
#include <string_view>

#include "tests/support/catch.hpp"

namespace newsgrep::test {
namespace {

std::string stem(std::string_view language, std::string_view word) {
  std::string out(word);
  text::Stemmer(language).stem(out);
  return out;
}

TEST_CASE("every language of the list has a stemmer that works", "[stemmer]") {
  const auto languages = text::stemmed_languages();
  CHECK(std::is_sorted(languages.begin(), languages.end()));
  for (const std::string_view language : languages) {
    INFO("language: " << language);
    CHECK(text::has_stemmer(language));
    CHECK_FALSE(stem(language, "a").empty());
  }
  CHECK(stem("de", "verhandlungen") == "verhandl");
  CHECK(stem("ru", "переговоры") == stem("ru", "переговоров"));
  CHECK(stem("nb", "husene") == stem("no", "husene"));
}

TEST_CASE("English is stemmed by Snowball's english, not by porter", "[stemmer]") {
  CHECK(stem("en", "generously") == "generous");  // porter: gener
  CHECK(stem("en", "news") == "news");            // porter: new
}

TEST_CASE("a language without a stemmer keeps its words", "[stemmer]") {
  CHECK_FALSE(text::has_stemmer("zh"));
  CHECK_FALSE(text::has_stemmer(""));
  CHECK_FALSE(text::has_stemmer("english"));
  CHECK(stem("xx", "negotiations") == "negotiations");
}

}  // namespace
}  // namespace newsgrep::test
