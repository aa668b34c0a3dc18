#pragma once

#include <cstddef>
#include <memory>
#include <ostream>
#include <string>

#include "newsgrep/hit.hpp"
#include "searcher/cli/theme.hpp"

namespace newsgrep::cli {

/// How hits look.
struct Look {
  bool color = false;
  bool links = false;  ///< Headings link to what they name (OSC 8).
  Theme theme;
  std::size_t width = 80;        ///< Columns of the terminal.
  bool null_after_path = false;  ///< A NUL instead of the colon behind a path.
  bool raw_paths = false;        ///< Control characters in paths are not escaped.
  bool scores = false;           ///< Each hit's score in front of it.
  bool context = false;          ///< Hits may have passages around them.
};

/// Writes hits, one after another, in one of the ways of the program.
class Printer {
 public:
  virtual ~Printer() = default;
  virtual void print(const Hit& hit) = 0;

  /// The hits that follow are those of the query of this name, which stands in front of them.
  void name_query(std::string name) { query_name_ = std::move(name); }

 protected:
  /// Empty when there is one query only.
  const std::string& query_name() const { return query_name_; }

 private:
  std::string query_name_;
};

/// For a person at a terminal: a heading line (source, date, title, place), then the passage
/// wrapped, in which what matched is highlighted.
std::unique_ptr<Printer> make_terminal_printer(std::ostream& out, const Look& look);

/// For a pipe: `path:paragraph:text`, a hit a line; `path-paragraph-text` around it.
std::unique_ptr<Printer> make_line_printer(std::ostream& out, const Look& look);

/// `path:paragraph:match`, each part of a hit that matched on a line of its own.
std::unique_ptr<Printer> make_match_printer(std::ostream& out, const Look& look);

/// Where a hit is, for people: the path of its file, or the URL or the id of an article that came
/// from no file.
std::string place(const ArticleInfo& article);

/// The same as it is printed.
std::string shown_place(const ArticleInfo& article, const Look& look);

/// A score as people see it.
std::string shown_score(double score);

}  // namespace newsgrep::cli
