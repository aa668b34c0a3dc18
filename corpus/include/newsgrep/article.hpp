#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace newsgrep {

/// Bytes of the longest passage. A longer paragraph becomes several passages, split between
/// sentences or words.
inline constexpr std::size_t max_passage_bytes = std::size_t{32} << 10;

/// Bytes of the longest title, section, source, url, language or author; a longer one is cut.
/// `extra` is bounded by ReaderOptions::max_article_bytes only.
inline constexpr std::size_t max_field_bytes = std::size_t{4} << 10;

/// The most authors of an article; the others are left out.
inline constexpr std::size_t max_article_authors = 1'000;

/// The most passages of an article, and the most lines of its text. A longer one is not taken.
inline constexpr std::size_t max_article_passages = 1'000'000;

/// One paragraph of an article: the unit that is indexed, ranked and shown.
/// Its texts are well-formed UTF-8 without control characters. A run of white space is one space,
/// and there is none at either end, so no text has a line break.
struct Passage {
  std::string section;  ///< Nearest heading above the paragraph; empty if there is none. Two
                        ///< headings in a row are joined by ` / `.
  std::string text;     ///< The paragraph; never empty, at most max_passage_bytes.
};

/// One news item as a Reader returns it: cleaned up, in UTF-8. A field that is not known is empty.
/// Owns all its data, so any thread may use its own copy.
struct Article {
  /// Name that is unique in an index: 1 to 200 bytes without white space or control characters. It
  /// is the input's own id if that can be used. Otherwise it is 16 hexadecimal digits made from
  /// that id, else from the url, else from the absolute path (with the line, in formats with one
  /// article per line). The same input has the same id.
  std::string id;
  std::string title;     ///< Title without the name of the outlet.
  std::string source;    ///< Outlet or agency, as the input names it.
  std::string date;      ///< Date in ISO 8601: `YYYY-MM-DD` or `YYYY-MM-DDThh:mm:ss[Z|±hh:mm]`.
  std::string url;       ///< Address, as the input names it.
  std::string path;      ///< File that the article was read from; `-` for standard input.
  std::string language;  ///< ISO 639 code in lower case (`en`), as the input names it.
  std::vector<std::string> authors;  ///< Names, in the order of the input.
  std::string extra;  ///< Keys of the input that have no field here, as a JSON object on one line
                      ///< with the values as the input writes them; empty if there are none.
  std::vector<Passage> passages;  ///< Passages in reading order; passages[0] is passage 1.
};

}  // namespace newsgrep
