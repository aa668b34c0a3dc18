#pragma once

#include <string>
#include <vector>

#include "newsgrep/query.hpp"

namespace newsgrep::detail {

/// What a child of an `any` node means for a passage.
enum class Occurrence {
  optional,  ///< Raises the score; without required children one optional child must match.
  required,  ///< `+`: must match.
  excluded,  ///< `-`: must not match.
};

struct Clause;

/// The syntax tree of a query, as typed: nothing is analysed yet.
struct Node {
  enum class Kind {
    word,    ///< A run of non-space characters.
    phrase,  ///< What stood between quotation marks.
    any,     ///< Clauses side by side.
  };
  Kind kind = Kind::any;
  std::string text;             ///< Of a word or phrase.
  std::vector<Clause> clauses;  ///< Of an `any`.
  ByteRange where;              ///< In the query's text, quotation marks included.
};

struct Clause {
  Occurrence occurrence = Occurrence::optional;
  Node node;
};

/// `(any ceasefire +"buffer zone" -peace)`; a quotation mark or backslash in a text is escaped by a
/// backslash.
std::string to_string(const Node& node);

}  // namespace newsgrep::detail
