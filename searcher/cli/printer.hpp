#pragma once

#include <cstddef>
#include <memory>
#include <ostream>
#include <string>

#include "cli/terminal.hpp"
#include "newsgrep/hit.hpp"
#include "searcher/cli/theme.hpp"

namespace newsgrep::cli {

/// How hits look.
struct Look {
  bool color = false;
  bool links = false;  ///< Headings link to what they name (OSC 8).
  Theme theme;
  std::size_t width = 80;                 ///< Columns of the terminal.
  bool null_after_path = false;           ///< A NUL instead of the colon after a path.
  bool raw_paths = false;                 ///< Control characters in paths are not escaped.
  Escapes escapes = Escapes::all_unseen;  ///< Of all other text.
  bool scores = false;                    ///< Each hit's score before it.
  bool context = false;                   ///< Hits may have passages around them.
};

/// Prints hits, one after another, in one of newsgrep's formats.
class Printer {
 public:
  virtual ~Printer() = default;
  virtual void print(const Hit& hit) = 0;

  /// Sets the name of the query whose hits follow; it is printed before each.
  void name_query(std::string name) { query_name_ = std::move(name); }

 protected:
  /// Empty when there is one query only.
  const std::string& query_name() const { return query_name_; }

 private:
  std::string query_name_;
};

/// Returns a printer for a terminal: a heading (source, date, title, place), then the passage,
/// wrapped and with its matches highlighted.
std::unique_ptr<Printer> make_terminal_printer(std::ostream& out, const Look& look);

/// Returns a printer for a pipe: a line `path:paragraph:text` for each hit, and
/// `path-paragraph-text` for the passages around it.
std::unique_ptr<Printer> make_line_printer(std::ostream& out, const Look& look);

/// Returns a printer of matches: a line `path:paragraph:match` for each part of a hit that matched.
std::unique_ptr<Printer> make_match_printer(std::ostream& out, const Look& look);

}  // namespace newsgrep::cli
