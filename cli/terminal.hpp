#pragma once

#include <cstddef>
#include <cstdio>
#include <string>
#include <string_view>
#include <vector>

#include "newsgrep/byte_range.hpp"

namespace newsgrep::cli {

/// When to colour, in grep's words.
enum class ColorMode { automatic, always, never };

/// Returns whether `stream` goes to a terminal.
bool is_terminal(std::FILE* stream);

/// Returns whether to colour what goes to `stream`. ColorMode::automatic colours on a terminal that
/// can show colours, unless NO_COLOR is set.
bool use_color(ColorMode mode, std::FILE* stream);

/// Returns the columns of the terminal of `stream`, else $COLUMNS, else 80.
std::size_t terminal_width(std::FILE* stream);

/// Returns the rows of the terminal of `stream`, else $LINES, else 24.
std::size_t terminal_height(std::FILE* stream);

/// Returns whether the characters of the locale are UTF-8.
bool locale_is_utf8();

/// Which characters visible() escapes.
enum class Escapes {
  controls,    ///< What steers a terminal.
  all_unseen,  ///< Also what reorders or breaks the text around it: for a terminal.
};

/// Returns `text` with characters escaped that nobody sees, so that no article can steer a terminal
/// or pretend to be something else:
/// - control characters (`\x1b`); lone bytes that are controls on an 8-bit terminal count as such;
/// - with Escapes::all_unseen, marks, overrides and isolates of the direction of writing, and
///   separators of lines and paragraphs (`\u202e`).
///
/// `ranges` of `text`, if given, in order and without overlap, are moved to where their characters
/// are in the result.
std::string visible(std::string_view text, std::vector<ByteRange>* ranges = nullptr,
                    Escapes escapes = Escapes::all_unseen);

/// Returns the columns that well-formed UTF-8 text takes on a terminal: two for a wide character,
/// none for a combining one.
std::size_t display_width(std::string_view text);

/// Returns where the piece of `text` that begins at `at` ends: a character, or an escape of
/// visible(), which must not be cut.
std::size_t end_of_piece(std::string_view text, std::size_t at);

/// Returns the longest beginning of `text` that takes at most `width` columns; cuts no escape.
std::string_view fitting(std::string_view text, std::size_t width);

/// Splits `text` into lines of at most `width` columns: at spaces, and inside words that are longer
/// than a line, but not inside an escape that fits into a line. Returns the bytes of each line,
/// without the space at its end.
std::vector<ByteRange> wrap(std::string_view text, std::size_t width);

}  // namespace newsgrep::cli
