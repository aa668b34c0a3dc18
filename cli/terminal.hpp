#pragma once

#include <cstddef>
#include <cstdio>
#include <string>
#include <string_view>
#include <vector>

#include "newsgrep/byte_range.hpp"

namespace newsgrep::cli {

/// When to colour: grep's words.
enum class ColorMode { automatic, always, never };

/// Whether `stream` goes to a terminal.
bool is_terminal(std::FILE* stream);

/// Whether to colour what goes to `stream`: on a terminal that can show colours, unless the
/// environment says NO_COLOR.
bool use_color(ColorMode mode, std::FILE* stream);

/// Columns of the terminal behind `stream`, else $COLUMNS, else 80.
std::size_t terminal_width(std::FILE* stream);

/// Rows of the terminal behind `stream`, else $LINES, else 24.
std::size_t terminal_height(std::FILE* stream);

/// Whether the locale's characters are UTF-8.
bool locale_is_utf8();

/// `text` with control characters made visible (`\x1b`), in UTF-8 or as lone bytes of an 8-bit
/// terminal, so that no article can steer one.
/// Ranges into `text`, when given, are moved to where their characters are then.
std::string visible(std::string_view text, std::vector<ByteRange>* ranges = nullptr);

/// Columns that well-formed UTF-8 text takes on a terminal: two for wide characters, none for
/// combining ones.
std::size_t display_width(std::string_view text);

/// The longest beginning of `text` that takes at most `width` columns.
std::string_view fitting(std::string_view text, std::size_t width);

/// Splits `text` into lines of at most `width` columns: at spaces, and within words that are longer
/// than a line. Ranges of bytes, without the spaces at which lines end.
std::vector<ByteRange> wrap(std::string_view text, std::size_t width);

}  // namespace newsgrep::cli
