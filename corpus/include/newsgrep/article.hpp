#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace newsgrep {

/// No passage is longer than this; a longer paragraph is split between sentences or words.
inline constexpr std::size_t max_passage_bytes = std::size_t{32} << 10;

/// No other text of an article (title, section, source, one author, …) is longer than this; `extra`
/// is bounded by ReaderOptions::max_article_bytes alone.
inline constexpr std::size_t max_field_bytes = std::size_t{4} << 10;

/// One paragraph of an article: the unit that is indexed, ranked and shown.
/// All text is valid UTF-8 without any control character: runs of white space are one space, none
/// at either end, so a passage holds no line break.
struct Passage {
  std::string section;  ///< The nearest heading above the paragraph; empty when there is none.
                        ///< Headings that follow each other directly are joined by ` / `.
  std::string text;     ///< The paragraph; never empty, at most max_passage_bytes.
};

/// One news item as a Reader gives it: cleaned up, in UTF-8. What is not known is left empty.
struct Article {
  /// Unique in an index, 1 to 200 bytes, no white space or control characters: the input's own id
  /// if it has a usable one, else 16 hexadecimal digits made from the url, else from the absolute
  /// path (and the line, for formats with an article a line). The same input gives the same id.
  std::string id;
  std::string title;   ///< Once, without the outlet's furniture.
  std::string source;  ///< The outlet or agency, as named by the input.
  std::string date;    ///< ISO 8601: `YYYY-MM-DD` or `YYYY-MM-DDThh:mm:ss[Z|±hh:mm]`.
  std::string url;
  std::string path;      ///< The file that the article was read from; `-` for standard input.
  std::string language;  ///< ISO 639 code in lower case (`en`), as named by the input.
  std::vector<std::string> authors;
  std::string extra;  ///< Keys of the input that have no field here: a JSON object on one line, its
                      ///< values as they were written; or empty.
  std::vector<Passage> passages;  ///< In reading order; passage n of the article is passages[n-1].
};

}  // namespace newsgrep
