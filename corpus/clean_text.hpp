#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace newsgrep::corpus {

/// Returns any bytes as text that a passage can hold: well-formed UTF-8 without control characters
/// and invisible fillers (byte order marks, zero-width spaces, soft hyphens). A run of white space
/// of any kind (no-break spaces, tabs, line breaks) becomes one space; there is none at the ends.
std::string clean_text(std::string_view text);

/// Returns `clean` for comparing and matching patterns: case folded, quotes and dashes as in ASCII.
std::string fold(std::string_view clean);

/// Returns the words of `folded`, reduced to their letters and digits.
std::vector<std::string> bare_words(std::string_view folded);

/// Returns a key of the words of `text`, in order: texts have the same key if they have the same
/// words, whatever their case, accents and punctuation. Empty if there are no words.
std::string word_key(std::string_view text);

/// Returns true if two lines have the same words, whatever their case, quotes, spacing and
/// punctuation. False for lines without a letter or digit.
bool same_words(std::string_view a, std::string_view b);

/// Cuts clean text into pieces of at most `max_bytes`, which is at least 4. A cut is after a
/// sentence if one ends in the second half of the piece, else at a space, else between characters.
/// Only the space at a cut is lost. Returns no piece if `clean` is empty.
std::vector<std::string> split_text(std::string_view clean, std::size_t max_bytes);

/// Returns true if `text` has a letter or digit of any script.
bool has_letter_or_digit(std::string_view text);

/// Returns the number of words in clean text, which have spaces between them.
std::size_t count_words(std::string_view clean);

}  // namespace newsgrep::corpus
