#pragma once

#include <string_view>

#include "searcher/query/ast.hpp"
#include "searcher/query/mistakes.hpp"

namespace newsgrep::query {

/// Returns a word as it was typed: a wildcard (`negotiat*`), a fuzzy word (`zelenski~`) or a plain
/// one. Does not set Word::text_where.
Word read_word(std::string_view typed, ByteRange where, Mistakes& mistakes);

/// Returns true if `text` looks like a code of a language: `en`, `pt-BR`.
bool is_code(std::string_view text);

}  // namespace newsgrep::query
