// One deadline bounds all that a Searcher does with a query.

#include <algorithm>
#include <chrono>
#include <functional>
#include <optional>
#include <string>

#include "newsgrep/searcher.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/temp_index.hpp"

using namespace newsgrep;
using namespace std::chrono_literals;
using newsgrep::test::article;
using newsgrep::test::TempIndex;

namespace {

/// Returns `count` words of which no two are alike, each with `prefix` before and `suffix` after
/// it.
std::string many(int count, const std::string& prefix, const std::string& suffix) {
  std::string text;
  for (int i = 0; i < count; ++i) text += prefix + "word" + std::to_string(i * 7919) + suffix + " ";
  return text;
}

/// An index of many words, and of many files.
const TempIndex& wordy_index() {
  static const TempIndex index = [] {
    std::vector<Article> articles;
    for (int i = 0; i < 4000; ++i) {
      std::string text;
      for (int k = 0; k < 40; ++k) {
        text += "w" + std::to_string((i * 40 + k) * 7919 % 1'000'003) + "ord ";
      }
      articles.push_back(article("a" + std::to_string(i), {text + "common", "common and aaa aaa"}));
    }
    return TempIndex(std::move(articles));
  }();
  return index;
}

std::optional<ErrorCode> code_of(const std::function<void()>& run) {
  try {
    run();
    return std::nullopt;
  } catch (const Error& error) {
    return error.code();
  }
}

}  // namespace

TEST_CASE("a timeout bounds planning, looking words up, matching, reading and highlighting",
          "[engine][slow]") {
  Searcher searcher(wordy_index().path());
  std::string phrases;
  for (int i = 0; i < 4000; ++i) phrases += "=\"common and\" ";
  const auto text = GENERATE_COPY(values<std::string>({
      many(4000, "", "~"),
      many(4000, "", "ing"),
      many(4000, "path:*", "*"),
      many(4000, "url:", "~"),
      many(4000, "title:\"a ", "\""),
      many(4000, "=\"common ", " and\""),
      "(" + many(1000, "", "") + ") NEAR (" + many(1000, "", "") + " common)",
      "w* NEAR w* NEAR w*",
      "common",
  }));
  CAPTURE(text.substr(0, 40));
  const auto query = parse_query(text);
  constexpr auto timeout = 20ms;
  // The timeout, a tenth of a second to read, and what a busy machine takes.
  constexpr auto at_most = 3s;
  const auto is_quick = [&](const std::function<void()>& run) {
    const auto begin = std::chrono::steady_clock::now();
    run();
    return std::chrono::steady_clock::now() - begin < at_most;
  };
  SearchOptions options{.limit = SearchOptions::all, .timeout = timeout, .correct = true};
  CHECK(is_quick([&] { searcher.search(query, options); }));
  CHECK(is_quick([&] { searcher.stream(query, options).next(); }));
  CHECK(is_quick([&] { code_of([&] { searcher.count(query, timeout); }); }));
  CHECK(is_quick([&] { code_of([&] { searcher.diagnose(query, timeout); }); }));
  CHECK(is_quick([&] { code_of([&] { searcher.explain(query, timeout); }); }));
  CHECK(is_quick([&] { code_of([&] { searcher.count_by(query, CountBy::day, timeout); }); }));
  CHECK(is_quick([&] { code_of([&] { searcher.articles_without_match(query, timeout); }); }));
}

TEST_CASE("a query for whose plan there is no time finds nothing and says so", "[engine]") {
  Searcher searcher(wordy_index().path());
  const auto query = parse_query(many(3000, "", "~"));
  const auto result = searcher.search(query, {.timeout = 1ms});
  CHECK(result.timed_out);
  CHECK(result.hits.empty());
  CHECK(result.total == 0);
  CHECK_FALSE(result.total_is_exact);
  auto stream = searcher.stream(query, {.timeout = 1ms});
  CHECK(stream.result().timed_out);
  CHECK_FALSE(stream.next());
  CHECK(code_of([&] { searcher.diagnose(query, 1ms); }) == ErrorCode::timed_out);
  CHECK(code_of([&] { searcher.explain(query, 1ms); }) == ErrorCode::timed_out);
  CHECK(code_of([&] { searcher.count(query, 1ms); }) == ErrorCode::timed_out);
  // The time of one call is not that of the next.
  CHECK(searcher.count(parse_query("common")) == 8000);
}

TEST_CASE("a search whose time is up gives the hits that it has found", "[engine]") {
  Searcher searcher(wordy_index().path());
  // It takes far longer than a millisecond to look for quotations in all texts.
  std::string text;
  for (int i = 0; i < 500; ++i)
    text += "=\"common and aaa\" =\"and aaa aaa\" a" + std::to_string(i) + " ";
  // On a slow or busy machine even planning may take longer than the first of these.
  SearchResult result;
  for (auto timeout = 2ms; result.hits.empty() && timeout < 4s; timeout *= 2) {
    result = searcher.search(parse_query(text), {.limit = 5, .timeout = timeout});
    if (!result.timed_out) break;
  }
  CHECK(result.timed_out);
  CHECK_FALSE(result.hits.empty());
}

TEST_CASE("words of all wildcards together are limited, and it is said", "[engine][slow]") {
  Searcher searcher(wordy_index().path());
  std::string text;
  for (int i = 0; i < 100; ++i)
    text += "w" + std::to_string(i % 10) + std::to_string(i / 10) + "* ";
  for (int i = 0; i < 100; ++i) text += "w" + std::to_string(100 + i) + "* ";
  const auto diagnostics = searcher.diagnose(parse_query(text));
  const auto is_said = std::any_of(diagnostics.begin(), diagnostics.end(), [](const auto& each) {
    return each.message.starts_with("Too many wildcards and misspelt words; ignored from w");
  });
  CHECK(is_said);
  // The first ones are looked for.
  CHECK(searcher.count(parse_query(text)) > 0);
}
