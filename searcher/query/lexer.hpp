#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "newsgrep/query.hpp"
#include "searcher/query/mistakes.hpp"

namespace newsgrep::query {

/// A piece of a query.
struct Lexeme {
  enum class Kind {
    plus,     ///< `+` right before what it requires
    minus,    ///< `-` right before what it excludes
    written,  ///< `=` right before a word or phrase
    field,    ///< `title:` right before its value; the text is the name
    open,     ///< `(`; each has its `close`
    close,    ///< `)`, or the end of the query if that is missing
    word,     ///< a run of characters without white space and double quotes
    phrase,   ///< the text between double quotes, straight or curly
    op_or,
    op_and,
    op_not,
    near,    ///< `NEAR` or `NEAR/5`
    before,  ///< `BEFORE` or `BEFORE/5`
  };
  Kind kind;
  std::string_view text;  ///< A view into the query's text.
  ByteRange where;        ///< Its bytes, with a phrase's quotation marks or a field's colon.
};

/// How much of a query is read: more than anybody types or pastes, and little enough to be
/// planned and run.
struct QueryLimits {
  std::size_t bytes = 65'536;
  std::size_t words = 4'096;  ///< Words and phrases, also in fields.
};

/// Splits a query; loses nothing but white space and what it reports as ignored. The views point
/// into `text`. Reports brackets and quotation marks without a partner, brackets more than a
/// hundred deep, unknown field names, and what is beyond the limits.
std::vector<Lexeme> lex(std::string_view text, Mistakes& mistakes, const QueryLimits& limits);

}  // namespace newsgrep::query
