#pragma once

#include <filesystem>
#include <string>
#include <variant>
#include <vector>

#include "newsgrep/reader.hpp"

namespace newsgrep::test {

/// All that a Reader returns, in two lists.
struct ReadResult {
  std::vector<Article> articles;
  std::vector<Problem> problems;
};

inline ReadResult read_all(Reader& reader) {
  ReadResult result;
  while (auto item = reader.next()) {
    if (auto* article = std::get_if<Article>(&*item)) {
      result.articles.push_back(std::move(*article));
    } else {
      result.problems.push_back(std::get<Problem>(std::move(*item)));
    }
  }
  return result;
}

inline ReadResult read_all(const std::filesystem::path& path, const ReaderOptions& options = {}) {
  return read_all(*open_reader(path, options));
}

inline std::vector<std::string> texts(const Article& article) {
  std::vector<std::string> all;
  for (const auto& passage : article.passages) all.push_back(passage.text);
  return all;
}

inline std::vector<std::string> sections(const Article& article) {
  std::vector<std::string> all;
  for (const auto& passage : article.passages) all.push_back(passage.section);
  return all;
}

}  // namespace newsgrep::test
