#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "text/day.hpp"

namespace newsgrep::index {

/// Whether a term is a word of passages and has no prefix.
bool is_word(std::string_view term);

/// The term of the articles that have this value (a language, a path, a source, an author), which
/// has no zero bytes. A value of more than `max_value_bytes` is cut, and a hash of it added.
std::string value_term(std::string_view prefix, std::string_view value);
inline constexpr std::size_t max_value_bytes = 200;

/// The value that value_term() was given; nothing when it was cut.
std::optional<std::string_view> value_of_term(std::string_view term, std::string_view prefix);

/// The term of the articles of a day.
std::string day_term(text::Day day);

}  // namespace newsgrep::index
