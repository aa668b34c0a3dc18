#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "newsgrep/reader.hpp"
#include "tests/support/passage_checks.hpp"
#include "tests/support/require.hpp"
#include "tests/support/temp_dir.hpp"

namespace newsgrep::test {

/// Checks what every reader promises of an article.
inline void check_article(const Article& article) {
  require(is_clean(article), "an article is clean");
  require(!article.passages.empty(), "an article has passages");
  require(!article.id.empty() && article.id.size() <= 200, "an article has an id");
  require(article.id.find_first_of(" \t\n\r\v\f") == std::string::npos, "an id has no white space");
  for (const auto* field :
       {&article.title, &article.source, &article.date, &article.url, &article.language}) {
    require(is_clean_text(*field) && field->size() <= max_field_bytes,
            "a field is clean and short");
  }
  for (const auto& author : article.authors) {
    require(is_clean_text(author) && author.size() <= max_field_bytes, "an author is clean");
  }
  for (const auto& passage : article.passages) {
    require(passage.text.size() <= max_passage_bytes, "a passage is not too long");
    require(passage.section.size() <= max_field_bytes, "a section is not too long");
  }
}

/// Reads the bytes in the format and checks every article and problem. Returns all of their texts,
/// to compare with what else was read.
inline std::string read_input(const std::uint8_t* data, std::size_t size, Format format) {
  static const TempDir dir;
  const auto path = dir.write("input", {reinterpret_cast<const char*>(data), size});
  ReaderOptions options;
  options.format = format;
  options.max_article_bytes = 4096;
  const auto reader = open_reader(path, options);
  std::string all;
  while (const auto item = reader->next()) {
    if (const auto* article = std::get_if<Article>(&*item)) {
      check_article(*article);
      (all += article->id) += '\n';
      for (const auto& passage : article->passages) (all += passage.text) += '\n';
    } else {
      const auto& problem = std::get<Problem>(*item);
      require(!problem.reason.empty(), "a problem has a reason");
      require(problem.line <= size + 1, "a problem is on a line of the input");
      (all += problem.reason) += '\n';
    }
  }
  require(!reader->next(), "the end stays the end");
  return all;
}

/// Checks that the bytes are read the same way twice.
inline void read_input_twice(const std::uint8_t* data, std::size_t size, Format format) {
  require(read_input(data, size, format) == read_input(data, size, format),
          "reading is deterministic");
}

}  // namespace newsgrep::test
