#pragma once

// What a terminal shows after a program wrote to it.

#include <string>
#include <string_view>
#include <vector>

namespace newsgrep::test {

/// How a character looks.
struct Style {
  int colour = -1;  ///< 0 to 7, as in SGR 30 to 37; -1 is the terminal's own.
  bool bold = false;
  bool dim = false;
  bool link = false;  ///< Part of an OSC 8 link.

  bool operator==(const Style&) const = default;
};

/// A column of a row. Every character takes one column here; wide ones are not known.
struct Cell {
  std::string character;  ///< One code point in UTF-8.
  Style style;
};

using Row = std::vector<Cell>;

/// Returns the rows that a terminal shows after `output`: escape sequences become styles, and what
/// was overwritten (a progress line) is gone. The terminal is as wide as the longest line.
/// Throws std::runtime_error for an escape sequence or control character that it does not know.
std::vector<Row> screen_of(std::string_view output);

/// Returns the characters of the rows, each row with a newline after it.
std::string plain_text(const std::vector<Row>& rows);

}  // namespace newsgrep::test
