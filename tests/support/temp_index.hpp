#pragma once

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include "newsgrep/index_writer.hpp"
#include "tests/support/temp_dir.hpp"

namespace newsgrep::test {

/// Returns an article of one outlet with these paragraphs.
inline Article article(std::string id, std::vector<std::string> paragraphs) {
  Article made;
  made.path = "/news/" + id + ".txt";
  made.title = "About " + id;
  made.id = std::move(id);
  for (auto& text : paragraphs) made.passages.push_back({"", std::move(text)});
  return made;
}

/// An index in a temporary folder.
class TempIndex {
 public:
  TempIndex() = default;
  explicit TempIndex(std::vector<Article> articles, const WriterOptions& options = {}) {
    add(std::move(articles), options);
  }

  std::filesystem::path path() const { return dir_.path() / "index"; }

  /// Adds the articles through a writer of their own and commits.
  void add(std::vector<Article> articles, const WriterOptions& options = {}) const {
    IndexWriter writer(path(), options);
    for (auto& each : articles) writer.add(std::move(each));
    writer.commit();
  }

 private:
  TempDir dir_;
};

}  // namespace newsgrep::test
