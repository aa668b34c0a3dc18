#pragma once

#include <string>
#include <string_view>

namespace newsgrep::text {

/// Returns a token as it is written: its words as normalize_word() gives them, without diacritics,
/// with a space between two of them (`cease fire` for cease-fire), cut to max_term_bytes. `text` is
/// the token and nothing else; `language` is the language of the article, which decides which words
/// are elided.
std::string written_form(std::string_view text, std::string_view language);

}  // namespace newsgrep::text
