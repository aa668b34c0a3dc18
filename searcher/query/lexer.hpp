#pragma once

#include <string_view>
#include <vector>

#include "newsgrep/query.hpp"

namespace newsgrep::detail {

/// A piece of a query. Lexing loses nothing but white space and signs with nothing behind them.
struct Lexeme {
  enum class Kind {
    plus,             ///< `+` directly before a word or phrase
    minus,            ///< `-` directly before a word or phrase
    word,             ///< a run of characters without white space and double quotes
    phrase,           ///< what stands between double quotes, straight or curly, without them
    unclosed_phrase,  ///< a phrase that runs to the end of the query
  };
  Kind kind;
  std::string_view text;  ///< A view into the query's text.
  ByteRange where;        ///< The same, with a phrase's quotation marks.
};

/// Splits a query. The views point into `text`.
std::vector<Lexeme> lex(std::string_view text);

}  // namespace newsgrep::detail
