#include "tests/faults/news.hpp"

#include <nlohmann/json.hpp>

#include "tests/support/random_news.hpp"

namespace newsgrep::test {

Article ferry_article(std::size_t passages) {
  Article ferry;
  ferry.id = "ferry";
  ferry.title = "Ferries sail again";
  ferry.source = "Port News";
  ferry.date = "2025-06-30";
  for (std::size_t i = 1; i <= passages; ++i) {
    auto text = "Ferry " + std::to_string(i) + " sails.";
    for (std::size_t n = 0; n <= i % 9; ++n) text += " The sea is calm at dawn, and people wait.";
    ferry.passages.push_back({"", std::move(text)});
  }
  return ferry;
}

std::vector<Article> short_articles(const std::string& prefix, std::size_t count, unsigned seed) {
  RandomNews news(seed);
  auto articles = news.articles(0, count);
  for (auto& article : articles) article.id = prefix + article.id;
  return articles;
}

std::string to_json_lines(const std::vector<Article>& articles) {
  std::string lines;
  for (const auto& article : articles) {
    std::string text;
    for (const auto& passage : article.passages) text += passage.text + "\n\n";
    const nlohmann::json line = {
        {"id", article.id},         {"title", article.title}, {"source", article.source},
        {"date", article.date},     {"url", article.url},     {"authors", article.authors},
        {"lang", article.language}, {"text", text},           {"desk", "foreign"}};
    lines += line.dump() + "\n";
  }
  return lines;
}

}  // namespace newsgrep::test
