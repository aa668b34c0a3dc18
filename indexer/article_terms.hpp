#pragma once

#include <chrono>
#include <string>
#include <string_view>
#include <vector>

#include "index/field_terms.hpp"
#include "newsgrep/article.hpp"
#include "text/analyzer.hpp"
#include "text/day.hpp"

namespace newsgrep::indexer {

/// Calls `use(std::string)` with each term of the fields of `article`, which is in `language`; a
/// term may come several times. `words` analyses its title and `urls` its address; `tokens` is
/// memory for that.
template <typename Use>
void for_each_field_term(const Article& article, const std::string& language, text::Analyzer& words,
                         text::Analyzer& urls, std::vector<text::Token>& tokens, Use&& use) {
  const auto use_value = [&](std::string_view prefix, const std::string& value) {
    if (!value.empty()) use(index::value_term(prefix, value));
  };
  const auto use_words = [&](std::string_view prefix, text::Analyzer& analyzer,
                             const std::string& text) {
    analyzer.analyze(text, tokens);
    for (const auto& token : tokens) use(std::string(prefix).append(token.term->text));
  };
  use_value(index::term_prefix::language, language);
  use_value(index::term_prefix::path, article.path);
  use_value(index::term_prefix::source, article.source);
  for (const auto& author : article.authors) use_value(index::term_prefix::author, author);
  if (const auto time = text::parse_article_time(article.date)) {
    use(index::day_term(std::chrono::floor<std::chrono::days>(*time)));
  }
  use_words(index::term_prefix::title_word, words, article.title);
  use_words(index::term_prefix::url_word, urls, article.url);
}

}  // namespace newsgrep::indexer
