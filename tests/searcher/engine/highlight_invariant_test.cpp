// What must hold for the highlights of any hit: they show what the query asks for and nothing else,
// and without it the passage would not have been found.

#include <algorithm>
#include <string>
#include <vector>

#include "newsgrep/searcher.hpp"
#include "tests/support/ast_children.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/language_oracle.hpp"
#include "tests/support/random_index.hpp"
#include "tests/support/random_news.hpp"
#include "tests/support/token_checks.hpp"

using namespace newsgrep;
using namespace newsgrep::test;
using query::Node;
using query::Occurrence;

namespace {

/// A word in no query, as neutral as can be.
const std::string neutral = "qqqq";

/// Returns true if something is excluded below the top of a query, where the loss of other words
/// may make it count for less: `(a NOT b) OR (b c)` matches `a b c`, and `a` alone.
bool excludes_within(const Node& node, bool is_root = true) {
  const auto children = children_of(node);
  return std::any_of(children.begin(), children.end(), [&](const Child& child) {
    if (child.occurrence == Occurrence::excluded) return !is_root;
    return excludes_within(*child.node, false);
  });
}

void check_ranges(const Hit& hit) {
  std::size_t last_end = 0;
  for (const auto& [begin, end] : hit.matches) {
    REQUIRE(begin < end);
    REQUIRE(end <= hit.text.size());
    REQUIRE(begin >= last_end);
    REQUIRE(text::is_utf8(std::string_view(hit.text).substr(begin, end - begin)));
    last_end = end;
  }
}

bool is_highlighted(const Hit& hit, const ScannedToken& token) {
  return std::any_of(hit.matches.begin(), hit.matches.end(), [&](const ByteRange& range) {
    return range.begin <= token.begin && token.end <= range.end;
  });
}

/// The text with a neutral word for each that is highlighted, so that the distances between the
/// others stay as they are.
std::string without_matches(const Hit& hit, const ScannedText& text) {
  std::string altered;
  std::size_t at = 0;
  for (const auto& token : text.tokens) {
    if (!is_highlighted(hit, token)) continue;
    altered.append(hit.text, at, token.begin - at).append(neutral);
    at = token.end;
  }
  return altered.append(hit.text, at);
}

const ScannedArticle& article_of(const Hit& hit, const LanguageOracle& oracle) {
  const auto& articles = oracle.articles();
  return *std::find_if(articles.begin(), articles.end(), [&](const ScannedArticle& each) {
    return each.article.id == hit.article.id;
  });
}

}  // namespace

TEST_CASE("a passage without its highlights would not have been found", "[highlight][oracle]") {
  const unsigned block = GENERATE(range(0U, 10U));
  std::size_t checked = 0;
  for (unsigned seed = 10 * block; seed < 10 * block + 10; ++seed) {
    RandomNews news(seed + 5000);
    const RandomIndex corpus(news);
    LanguageOracle oracle(corpus.articles, news.languages());
    Searcher searcher(corpus.index.path());
    for (int round = 0; round < 30; ++round) {
      const auto text = round % 3 == 0 ? news.simple_query() : news.query();
      const auto query = parse_query(text);
      CAPTURE(seed, text, query.to_string());
      for (const auto& hit : searcher.search(query, {.limit = 20}).hits) {
        CAPTURE(hit.passage_id(), hit.text);
        check_ranges(hit);
        const auto& article = article_of(hit, oracle);
        const auto& passage = article.passages[hit.passage_number - 1];
        REQUIRE(passage.text == hit.text);
        const auto asked_for = oracle.tokens_asked_for(query, passage);
        for (std::size_t i = 0; i < passage.tokens.size(); ++i) {
          if (is_highlighted(hit, passage.tokens[i])) REQUIRE(asked_for.contains(i));
        }
        // What the article's fields let through needs no words.
        if (oracle.matches(query, article, neutral)) continue;
        REQUIRE_FALSE(hit.matches.empty());
        if (excludes_within(root_of(query))) continue;
        const auto altered = without_matches(hit, passage);
        CAPTURE(altered);
        REQUIRE_FALSE(oracle.matches(query, article, altered));
        ++checked;
      }
    }
  }
  CHECK(checked > 100);
}
