#pragma once

#include <cstddef>
#include <memory>
#include <ostream>

#include "newsgrep/hit.hpp"

namespace newsgrep::cli {

/// Writes hits, one after another, in one of the ways of the program.
class Printer {
 public:
  virtual ~Printer() = default;
  virtual void print(const Hit& hit) = 0;
};

/// For a person at a terminal: a heading line (source, date, title, place), then the passage
/// wrapped to `width` columns; what matched is highlighted when `color`.
std::unique_ptr<Printer> make_terminal_printer(std::ostream& out, std::size_t width, bool color);

/// For a pipe: `path:paragraph:text`, a hit a line.
std::unique_ptr<Printer> make_line_printer(std::ostream& out, bool color);

/// JSON Lines, an object a hit; `version` in it is raised when a key changes its meaning.
std::unique_ptr<Printer> make_json_printer(std::ostream& out);

/// Where a hit is, for people: the path of its file, or the URL or the id of an article that came
/// from no file.
std::string place(const ArticleInfo& article);

}  // namespace newsgrep::cli
