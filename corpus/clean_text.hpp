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

/// `text` without ASCII white space at its ends.
std::string_view trim(std::string_view text);

/// A to Z as a to z; nothing else changes.
std::string ascii_lower(std::string_view text);

bool is_letter_or_digit(char32_t c);
bool is_upper(char32_t c);
bool is_lower(char32_t c);
bool is_letter(char32_t c);
bool is_digit(char32_t c);
/// Han, Kana and their punctuation: scripts that are written without spaces.
bool is_spaceless(char32_t c);

/// Whether `text` has a letter or digit of any script.
bool has_letter_or_digit(std::string_view text);

std::size_t count_chars(std::string_view text);
/// Words separated by spaces in clean text.
std::size_t count_words(std::string_view clean);

}  // namespace newsgrep::corpus
