#pragma once

#include <cstddef>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "newsgrep/article.hpp"
#include "newsgrep/query.hpp"

namespace newsgrep::test {

/// Makes small random corpora, and queries for them that use the whole query language. The same
/// seed gives the same on every machine.
class RandomNews {
 public:
  explicit RandomNews(unsigned seed);

  /// Languages of the articles; the first article is in English.
  const std::set<std::string>& languages() const { return languages_; }

  /// Returns `count` articles, whose ids count up from `first`.
  std::vector<Article> articles(std::size_t first, std::size_t count);

  /// Returns any query, with some junk now and then.
  std::string query();

  /// Returns a query of words, phrases, signs, AND, OR, NOT and brackets.
  std::string simple_query();

  /// Returns restrictions as the options of a program may ask for; often none.
  Restriction restriction();

  std::size_t below(std::size_t limit) { return random_() % limit; }
  bool chance(std::size_t percent) { return below(100) < percent; }

 private:
  const std::string& one_of(const std::vector<std::string>& choices) {
    return choices[below(choices.size())];
  }

  std::string text(std::size_t words, const std::vector<std::string>& vocabulary);
  std::string clauses(int depth);
  std::string operand(int depth);
  std::string near(int depth);
  std::string field(int depth);
  std::string word();
  std::string phrase();
  std::string prefix();
  std::string misspelt();

  std::mt19937 random_;
  std::set<std::string> languages_;
  std::vector<std::string> vocabulary_;  ///< The words of this corpus.
  bool simple_ = false;  ///< True while a query without fields and nearness is made.
  bool in_quote_ = false;
};

}  // namespace newsgrep::test
