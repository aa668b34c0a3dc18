#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "newsgrep/byte_range.hpp"

namespace newsgrep {

/// What an index knows about an article. A member is empty if the article did not name it.
struct ArticleInfo {
  std::string id;
  std::string title;
  std::string source;  ///< The outlet.
  std::string date;    ///< ISO 8601, a day or a time.
  std::string url;
  std::string path;      ///< The file that it was read from; `-` for standard input.
  std::string language;  ///< ISO 639-1.
  std::string extra;     ///< Other keys of the input, as a JSON object.
  std::vector<std::string> authors;
  std::size_t passage_count = 0;
};

/// A passage before or after a hit, in the same article.
struct Neighbour {
  std::size_t passage_number = 0;  ///< 1 for the first passage of the article.
  std::string section;
  std::string text;
};

/// Another passage with the words of a hit, in the same order.
struct Copy {
  ArticleInfo article;
  std::size_t passage_number = 0;  ///< 1 for the first passage of the article.

  /// Returns the permanent id of the passage, `article id:passage number`.
  std::string passage_id() const { return article.id + ":" + std::to_string(passage_number); }
};

/// One ranked passage: a plain value that outlives the Searcher.
struct Hit {
  ArticleInfo article;
  std::size_t passage_number = 0;  ///< 1 for the first passage of the article.
  std::string section;             ///< The heading above the passage; may be empty.
  std::string text;                ///< The whole passage as the article has it, UTF-8.
  double score = 0;                ///< Higher is better; comparable within one result only.
  std::vector<ByteRange> matches;  ///< Bytes of `text` that matched, in order, without overlap.
  std::vector<Neighbour> before;   ///< See SearchOptions::before; in order of the article.
  std::vector<Neighbour> after;    ///< See SearchOptions::after; in order of the article.
  std::vector<Copy> copies;        ///< See SearchOptions::fold; in order of rank.

  /// Returns the permanent id of the passage, `article id:passage number`.
  std::string passage_id() const { return article.id + ":" + std::to_string(passage_number); }
};

}  // namespace newsgrep
