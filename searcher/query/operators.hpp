#pragma once

#include <vector>

#include "searcher/query/lexer.hpp"
#include "searcher/query/mistakes.hpp"

namespace newsgrep::query {

/// Returns true if `kind` is NEAR or BEFORE.
bool is_near(Lexeme::Kind kind);

/// Returns true if `kind` is AND, OR, NOT, NEAR or BEFORE.
bool is_operator(Lexeme::Kind kind);

/// Returns true if a word, phrase, field or bracket may start with `kind`.
bool begins_operand(Lexeme::Kind kind);

/// Reports the operators that lack an operand, and returns `lexemes` without them. So the parser
/// finds an operand on each side of every operator.
std::vector<Lexeme> without_idle_operators(const std::vector<Lexeme>& lexemes, Mistakes& mistakes);

}  // namespace newsgrep::query
