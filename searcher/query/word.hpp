#pragma once

#include <string_view>

#include "searcher/query/ast.hpp"
#include "searcher/query/mistakes.hpp"

namespace newsgrep::query {

/// The node of a word as it was typed: a wildcard, a fuzzy word, or a plain one.
Node read_word(std::string_view typed, ByteRange where, Mistakes& mistakes);

/// Whether `text` has the looks of a code, such as a language's.
bool is_code(std::string_view text);

}  // namespace newsgrep::query
