#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace newsgrep::corpus {

/// `text` (any bytes) as passages hold it: well-formed UTF-8, runs of white space of any kind
/// (no-break spaces, tabs, line breaks) as one space, none at the ends, no control characters, no
/// invisible fillers (byte order marks, zero-width spaces, soft hyphens).
std::string clean_text(std::string_view text);

/// `clean` for comparison and pattern matching: case folded, curly quotes and dashes straight.
std::string fold(std::string_view clean);

/// The words of `folded`, without what is neither letter nor digit; for comparing two texts.
std::vector<std::string> bare_words(std::string_view folded);

/// Whether two lines say the same but for case, quotes, spacing and punctuation. Never true for
/// lines without a letter or digit.
bool same_words(std::string_view a, std::string_view b);

/// Cuts clean text into pieces of at most `max_bytes` (at least 4), after a sentence if one ends in
/// the second half of the piece, else at a space, else between characters. Nothing is lost but the
/// space at a cut.
std::vector<std::string> split_text(std::string_view clean, std::size_t max_bytes);

/// Whether `text` has a letter or digit of any script.
bool has_letter_or_digit(std::string_view text);

/// Words separated by spaces in clean text.
std::size_t count_words(std::string_view clean);

}  // namespace newsgrep::corpus
