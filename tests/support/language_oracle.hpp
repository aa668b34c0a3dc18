#pragma once

#include <chrono>
#include <cstddef>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "newsgrep/article.hpp"
#include "newsgrep/query.hpp"
#include "searcher/query/ast.hpp"
#include "text/analyzer.hpp"

namespace newsgrep::test {

/// A word of a text as the oracle sees it.
struct ScannedToken {
  std::string term;
  std::string written;
  bool stop_word = false;
  std::size_t begin = 0;
  std::size_t end = 0;
};

/// A text with all that a query may ask for.
struct ScannedText {
  std::string text;
  std::string language;
  std::vector<ScannedToken> tokens;
  std::vector<ByteRange> quotations;
};

struct ScannedArticle {
  Article article;
  std::string language;
  std::optional<std::chrono::sys_seconds> time;
  ScannedText title;
  ScannedText source;
  ScannedText url;
  std::vector<ScannedText> authors;
  std::vector<ScannedText> passages;
};

/// Tokens in a row, by number: [begin, end).
struct TokenSpan {
  std::size_t begin;
  std::size_t end;
  friend auto operator<=>(const TokenSpan&, const TokenSpan&) = default;
};

/// Tells what a query means by interpreting its tree over every passage. It shares the analysis of
/// words with the engine and nothing else: no plans, lists or filters, and no search for phrases
/// and neighbours.
class LanguageOracle {
 public:
  /// `languages` are all languages of the index; articles that name none are in `index_language`.
  LanguageOracle(const std::vector<Article>& articles, std::set<std::string> languages,
                 std::string index_language = "en");
  ~LanguageOracle();

  const std::vector<ScannedArticle>& articles() const { return articles_; }

  /// Returns the ids of the passages that match.
  std::set<std::string> search(const Query& query);

  /// Returns true if a passage of this article would match if it had this text.
  bool matches(const Query& query, const ScannedArticle& article, const std::string& text);

  /// Returns the score of each passage that matches, by id; nothing for queries with more than
  /// words, phrases, signs, AND, OR and NOT.
  std::optional<std::map<std::string, double>> scores(const Query& query);

  /// Returns the tokens of a text at which a word or phrase of the query stands that is not
  /// excluded.
  std::set<std::size_t> tokens_asked_for(const Query& query, const ScannedText& text);

  ScannedText scan(const std::string& text, const std::string& language);

 private:
  struct Impl;
  ScannedArticle scan(const Article& article);

  std::unique_ptr<Impl> impl_;
  std::vector<ScannedArticle> articles_;
};

/// Returns the second that an article's date names, in UTC.
std::optional<std::chrono::sys_seconds> second_of(std::string_view date);

}  // namespace newsgrep::test
