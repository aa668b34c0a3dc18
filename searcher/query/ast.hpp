#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "newsgrep/byte_range.hpp"
#include "searcher/query/boxed.hpp"
#include "searcher/query/fields.hpp"
#include "text/day.hpp"

// The syntax tree of a query, as typed: nothing is analysed yet. A Node is one of the structs
// below; each shows what it is read from and how to_string() prints it.

namespace newsgrep::query {

struct Node;
struct Clause;

/// The words of the index that a word of a query stands for.
enum class WordForm {
  any,      ///< `zone`: all words of its stem, however they are spelt.
  written,  ///< `=zone`: that word only; capitals and diacritics do not count.
  prefix,   ///< `negotiat*`: the words that begin like this.
  fuzzy,    ///< `zelenski~`: the words with nearly this spelling.
};

/// A run of characters without white space: `zone`, `=zone`, `negotiat*`, `zelenski~2`; printed so.
struct Word {
  std::string text;  ///< Without `=`, `*` and `~`; never empty.
  WordForm form = WordForm::any;
  unsigned max_edits = 0;  ///< With WordForm::fuzzy: 1, 2, or 0 to choose by the word's length.
  ByteRange text_where{};  ///< The bytes of the query that `text` was read from.
};

/// What stood between quotation marks: `"buffer zone"`, `="buffer zone"`; printed so.
struct Phrase {
  std::string text;  ///< Without the quotation marks.
  bool as_written = false;
};

/// Words and others in a row: `ceasefire +"buffer zone" -peace`, printed
/// `(any ceasefire +"buffer zone" -peace)`. Without clauses: an empty query.
struct SideBySide {
  std::vector<Clause> clauses;
};

/// `a OR b`, printed `(either a b)`. At least two alternatives.
struct Either {
  std::vector<Node> alternatives;
};

/// `a AND b NOT c`, printed `(all +a +b -c)`. At least two clauses, all required or excluded, and
/// at least one of them required.
struct Conjunction {
  std::vector<Clause> clauses;
};

/// The order in which words near each other have to stand.
enum class Order { any, as_given };

/// `a NEAR/5 b` and `a BEFORE/5 b`, printed `(near/5 a b)` and `(before/5 a b)`. At least two
/// operands, each near the one before it. They hold words, phrases, Either and Nearness; nothing
/// excluded and no fields.
struct Nearness {
  std::vector<Node> operands;
  unsigned max_distance = 0;  ///< From one to the next, in words; neighbours are 1 apart.
  Order order = Order::any;
};

/// `title:…`, printed `(title …)`; for every field of FieldKind::words.
struct TextField {
  Field field;
  Boxed<Node> value;
};

/// `quote:…`, printed `(quote …)`: inside quotation marks of the passage.
struct QuoteField {
  Boxed<Node> value;
};

/// `lang:en`, printed `(lang en)`.
struct LanguageField {
  std::string code;  ///< As typed.
};

/// A file, or a folder of files.
struct PathPattern {
  std::string text;
  bool is_literal = false;  ///< `*`, `?` and `[` in it are characters like others.
};

/// `path:news/2025-*` or `path:"news/a*b"`, the second one literal; printed `(path news/2025-\*)`.
/// A Restriction may give several, printed `(path (either "a" "b"))`.
struct PathField {
  std::vector<PathPattern> patterns;  ///< One or more; any of them will do.
};

/// `date:2025-03`, printed `(date 2025-03-01..2025-03-31)`.
struct DateField {
  text::DayRange days;
};

struct Node {
  std::variant<SideBySide, Word, Phrase, Either, Conjunction, Nearness, TextField, QuoteField,
               LanguageField, PathField, DateField>
      what;
  ByteRange where{};  ///< Its bytes in the query, with signs, brackets and quotation marks.
};

/// What a clause means for a passage.
enum class Occurrence {
  optional,  ///< Raises the score; without required clauses, one optional clause must match.
  required,  ///< `+`: must match.
  excluded,  ///< `-`: must not match.
};

struct Clause {
  Occurrence occurrence = Occurrence::optional;
  Node node;
};

/// Returns the field that `node` asks for; nothing when it is no field.
std::optional<Field> field_of(const Node& node);

/// Returns `node` in one line, for people and tests. A backslash stands before characters of a text
/// that could be mistaken: quotation marks, brackets and backslashes, `+`, `-` or `=` at its
/// beginning, `*` or `~` at its end.
std::string to_string(const Node& node);

}  // namespace newsgrep::query
