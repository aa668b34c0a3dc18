#pragma once

#include <string>
#include <vector>

#include "newsgrep/query.hpp"
#include "searcher/query/fields.hpp"
#include "text/day.hpp"

namespace newsgrep::query {

/// What a child of a node means for a passage.
enum class Occurrence {
  optional,  ///< Raises the score; without required children one optional child must match.
  required,  ///< `+`: must match.
  excluded,  ///< `-`: must not match.
};

/// Which words a word of a query stands for.
enum class WordForm {
  any,      ///< All words of its stem, however they are spelt.
  written,  ///< `=zone`: that word only; capitals and diacritics do not count.
  prefix,   ///< `negotiat*`: the words that begin so.
  fuzzy,    ///< `zelenski~`: the words that are spelt nearly so.
};

struct Clause;

/// The syntax tree of a query, as typed: nothing is analysed yet.
struct Node {
  enum class Kind {
    word,    ///< A run of characters without white space.
    phrase,  ///< What stood between quotation marks.
    any,     ///< Clauses side by side, of any occurrence.
    either,  ///< `a OR b`: two or more optional clauses.
    all,     ///< `a AND b NOT c`: required and excluded clauses, at least one of them required.
    near,    ///< `a NEAR/5 b`: two or more optional clauses, each near the one before it.
    field,   ///< `title:…`: one optional clause, unless the field's kind is FieldKind::dates.
  };
  Kind kind = Kind::any;
  std::string text;               ///< Of a word or phrase, without `=`, `*`, `~` and quotes.
  WordForm form = WordForm::any;  ///< Of a word or phrase; of a phrase, any or written.
  unsigned max_edits = 0;         ///< Of a fuzzy word: 1 or 2; 0 to choose by its length.
  std::vector<Clause> clauses;    ///< Of the others.
  unsigned distance = 0;          ///< Of a near: at most so many positions to the next.
  bool ordered = false;           ///< Of a near: in the order given (BEFORE).
  Field field = Field::title;     ///< Of a field.
  text::DayRange dates{};         ///< Of a field of FieldKind::dates.
  ByteRange where;                ///< In the query's text, signs and quotation marks included.
  ByteRange text_where;           ///< Of a word: where `text` stands in the query's.
};

struct Clause {
  Occurrence occurrence = Occurrence::optional;
  Node node;
};

/// `(any ceasefire +"buffer zone" -peace)`. The other kinds: `(either a b)`, `(all +a -b)`,
/// `(near/5 a b)`, `(before/5 a b)`, `(title a)`, `(date 2025-03-01..2025-03-31)`, and of words
/// `=zone`, `="buffer zone"`, `negotiat*`, `zelenski~`, `zelenski~2`. What could be mistaken in a
/// text is escaped by a backslash: quotation marks, brackets and backslashes, signs or `=` in
/// front, `*` or `~` at the end.
std::string to_string(const Node& node);

}  // namespace newsgrep::query
