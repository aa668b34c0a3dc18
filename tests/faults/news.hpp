#pragma once

#include <string>
#include <vector>

#include "newsgrep/article.hpp"

namespace newsgrep::test {

/// Returns the article `ferry` with so many passages of much the same words: long posting lists,
/// and a dictionary of texts.
Article ferry_article(std::size_t passages);

/// Returns short articles in two languages, with ids from `prefix`0 on. The same arguments give the
/// same articles.
std::vector<Article> short_articles(const std::string& prefix, std::size_t count, unsigned seed);

/// Returns the articles as JSON Lines.
std::string to_json_lines(const std::vector<Article>& articles);

}  // namespace newsgrep::test
