#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "text/day.hpp"

namespace newsgrep::index {

/// Prefixes of the terms that are not words of passages but stand for fields of an article: its
/// language, its path, a word of its title and so on. The first passage of the article has them. A
/// prefix is capital letters, with which no word starts. Where Xapian's Omega has a prefix for a
/// field, ours is the same.
namespace term_prefix {
// The value follows; see value_term().
inline constexpr std::string_view author = "A";
inline constexpr std::string_view language = "L";
inline constexpr std::string_view path = "P";
inline constexpr std::string_view source = "XS";
// The day in UTC follows (`20250312`); see day_term().
inline constexpr std::string_view day = "D";
// A word follows, as the analysis chain returns it; words of a URL are not stemmed.
inline constexpr std::string_view title_word = "S";
inline constexpr std::string_view url_word = "U";
}  // namespace term_prefix

/// Returns true if `term` is a word of passages, without a prefix.
bool is_word(std::string_view term);

/// Returns the term of the articles that have this value of a field: a language, a path, a source
/// or an author. `value` has no zero bytes; a value of more than `max_value_bytes` is cut there,
/// and a hash of the whole value is added.
std::string value_term(std::string_view prefix, std::string_view value);
inline constexpr std::size_t max_value_bytes = 200;

/// Returns the value that value_term() was given; nothing if it was cut.
std::optional<std::string_view> value_of_term(std::string_view term, std::string_view prefix);

/// Returns the term of the articles of a day.
std::string day_term(text::Day day);

}  // namespace newsgrep::index
