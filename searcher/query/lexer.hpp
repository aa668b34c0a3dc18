#pragma once

#include <string_view>
#include <vector>

#include "newsgrep/query.hpp"
#include "searcher/query/mistakes.hpp"

namespace newsgrep::query {

/// A piece of a query. Lexing loses nothing but white space and what it reports as ignored.
struct Lexeme {
  enum class Kind {
    plus,     ///< `+` directly before what it requires
    minus,    ///< `-` directly before what it excludes
    written,  ///< `=` directly before a word or phrase
    field,    ///< `title:` directly before its value; the text is the name
    open,     ///< `(`; every one of them has its `close`
    close,    ///< `)`, or the end of the query for a bracket that is never closed
    word,     ///< a run of characters without white space and double quotes
    phrase,   ///< what stands between double quotes, straight or curly, without them
    op_or,
    op_and,
    op_not,
    near,    ///< `NEAR` or `NEAR/5`
    before,  ///< `BEFORE` or `BEFORE/5`
  };
  Kind kind;
  std::string_view text;  ///< A view into the query's text.
  ByteRange where;        ///< The same, with a phrase's quotation marks or a field's colon.
};

/// Splits a query. The views point into `text`. Brackets and quotation marks without a partner,
/// brackets deeper than a hundred in one another and field names that are none go to `mistakes`.
std::vector<Lexeme> lex(std::string_view text, Mistakes& mistakes);

}  // namespace newsgrep::query
