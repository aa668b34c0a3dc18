#pragma once

#include <chrono>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "newsgrep/byte_range.hpp"

namespace newsgrep {

namespace query {
struct Node;
}

/// Something that has to be said of a query.
struct Diagnostic {
  enum class Kind {
    mistake,  ///< It was not understood as it was typed, and read as well as possible.
    note,     ///< It was understood; this is what was made of it.
  };
  ByteRange where;      ///< In the query's text.
  std::string message;  ///< One sentence part, lower case, without a full stop.
  std::string hint;     ///< What to type instead; may be empty.
  Kind kind = Kind::mistake;
};

/// How a query is read.
struct QueryOptions {
  /// Every word and phrase stands for its written form only, as if `=` stood before it.
  bool as_written = false;
  /// From when ages (`date:7d`) count back.
  std::chrono::system_clock::time_point now = std::chrono::system_clock::now();
};

/// What hits must be, whatever the query: all that is set counts.
struct Restriction {
  /// Values of a `date:` field; empty for no bound.
  std::string since;                         ///< From its first day on.
  std::string until;                         ///< Up to its last day.
  std::vector<std::string> sources;          ///< Values of a `source:` field, of which any will do.
  std::vector<std::filesystem::path> below;  ///< Files, or folders of files, any of them; absolute.
};

/// A word of an index in place of one of a query.
struct Correction {
  ByteRange where;         ///< In the query's text.
  std::string suggestion;  ///< In lower case, without diacritics.
};

/// A field that a query may name: `title:…`.
struct QueryField {
  std::string_view name;
  std::string_view example;  ///< A use of it.
  std::string_view summary;  ///< What it asks for, in a few words.
};

/// All fields of the query language.
std::vector<QueryField> query_fields();

/// A query, understood. A plain value, independent of any index; may be shared between threads.
class Query {
 public:
  /// A query without words, which matches nothing.
  Query();

  /// The query as it was typed.
  const std::string& text() const { return text_; }

  /// What was ignored or repaired; empty when the query was taken as typed.
  const std::vector<Diagnostic>& diagnostics() const { return diagnostics_; }

  /// The syntax tree in one line, for people and tests: `(any ceasefire +"buffer zone" -peace)`.
  std::string to_string() const;

  /// The same query with `restriction` beside those that it has. Throws Error{bad_argument} when
  /// `since` or `until` is no date.
  Query restricted_to(const Restriction& restriction) const;

  /// The same query with other words in the place of some. `corrections` are in order of place; one
  /// that overlaps with that before it, or is outside of the query, is passed over.
  Query corrected(const std::vector<Correction>& corrections) const;

  /// The same query, but for the passage with this id (Hit::passage_id()).
  Query without_passage(std::string_view passage_id) const;

  /// For the engine.
  const std::string& left_out() const { return left_out_; }
  const query::Node& root() const { return *root_; }
  const std::vector<query::Node>& restrictions() const { return *restrictions_; }

 private:
  friend Query parse_query(std::string_view text, const QueryOptions& options);

  std::string text_;
  std::vector<Diagnostic> diagnostics_;
  std::shared_ptr<const query::Node> root_;
  std::shared_ptr<const std::vector<query::Node>> restrictions_;  ///< Each has to match.
  std::string left_out_;                                          ///< The id of a passage.
  QueryOptions options_;
};

/// Understands `text`, in the query language:
/// - plain words: any of them, ranked;
/// - `"exact phrases"`; `=word` and `="a phrase"` in that form only;
/// - `+required`, `-excluded`; `AND`, `OR`, `NOT` and brackets;
/// - `a NEAR/5 b`, `a BEFORE/5 b`: at most so many words apart, 10 unless told;
/// - `negotiat*`, `zelenski~` (spelt nearly so, `~1` or `~2` edits);
/// - `title:…` and the other fields of query_fields().
///
/// Words side by side bind closer than NOT, NOT than AND, AND than OR; NEAR and BEFORE bind
/// closest.
///
/// Never fails: what makes no sense is reported in Query::diagnostics() and the rest is read as
/// well as possible. Punctuation in plain words is harmless; any bytes are accepted. A query that
/// only excludes matches nothing.
Query parse_query(std::string_view text, const QueryOptions& options = {});

}  // namespace newsgrep
