#pragma once

#include <chrono>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "newsgrep/byte_range.hpp"

namespace newsgrep {

/// A warning or note about a query, with the bytes it refers to.
struct Diagnostic {
  enum class Kind {
    mistake,  ///< Something was not understood; the query was read as well as possible.
    note,     ///< All was understood; this is what was made of it.
  };
  ByteRange where;      ///< Bytes of the query's text.
  std::string message;  ///< What happened: a sentence without a full stop; may quote the query.
  std::string hint;     ///< What to type instead: a sentence without a full stop; may be empty.
  Kind kind = Kind::mistake;
};

/// How a query is read.
struct QueryOptions {
  /// True to read every word and phrase as if `=` stood before it: in its written form only.
  bool as_written = false;
  /// The time from which ages (`date:7d`) and `date:today` are counted.
  std::chrono::system_clock::time_point now = std::chrono::system_clock::now();
};

/// Conditions beside the query; a hit meets all that are set.
struct Restriction {
  std::string since;                         ///< A `date:` value; its first day and later.
  std::string until;                         ///< A `date:` value; its last day and earlier.
  std::vector<std::string> sources;          ///< Outlets, as in `source:`; any of them will do.
  std::vector<std::filesystem::path> below;  ///< Absolute files or folders; any of them will do.
};

/// A word of an index that the user may have meant instead of a word of the query.
struct Correction {
  ByteRange where;         ///< Bytes of the word in the query's text.
  std::string suggestion;  ///< Lower case, without diacritics.
};

/// A field of the query language: `title:…`.
struct QueryField {
  std::string_view name;
  std::string_view example;  ///< A use of it.
  std::string_view summary;  ///< What it asks for, in a few words.
};

/// Returns all fields of the query language.
std::vector<QueryField> query_fields();

/// A parsed query: a value that depends on no index and never changes. Copies are cheap, and
/// threads may share one.
class Query {
 public:
  /// The syntax tree, which only the library knows.
  struct Tree;

  /// Makes a query without words, which matches nothing.
  Query();

  /// Returns the query as it was typed.
  const std::string& text() const { return text_; }

  /// Returns what was ignored or repaired, in order of place; empty when the query was taken as it
  /// was typed.
  const std::vector<Diagnostic>& diagnostics() const { return diagnostics_; }

  /// Returns the syntax tree in one line, for people and tests:
  /// `(any ceasefire +"buffer zone" -peace)`.
  std::string to_string() const;

  /// Returns this query with `restriction` beside the restrictions that it has.
  /// Throws Error{bad_argument} if `since` or `until` is no date, or `until` is before `since`.
  Query restricted_to(const Restriction& restriction) const;

  /// Returns this query with suggestions in place of words. `corrections` are in order of place;
  /// one that overlaps the one before it, or is outside of the query, is skipped.
  Query corrected(const std::vector<Correction>& corrections) const;

  /// Returns this query without the passage that has this id (Hit::passage_id()).
  Query without_passage(std::string_view passage_id) const;

 private:
  friend Query parse_query(std::string_view text, const QueryOptions& options);

  std::string text_;
  std::vector<Diagnostic> diagnostics_;
  std::shared_ptr<const Tree> tree_;
};

/// Reads `text` in the query language:
/// - plain words: any of them, ranked;
/// - `"exact phrases"`; `=word` and `="a phrase"` in that form only;
/// - `+required`, `-excluded`; `AND`, `OR`, `NOT` and brackets;
/// - `a NEAR/5 b`, `a BEFORE/5 b`: at most 5 words apart, or 10 without a number;
/// - `negotiat*`, `zelenski~` (nearly this spelling; `~1` or `~2` edits);
/// - `title:…` and the other fields of query_fields().
///
/// NEAR and BEFORE bind closest, then words side by side, NOT, AND and OR.
///
/// Never fails. Query::diagnostics() reports what makes no sense, and the rest is read as well as
/// possible. Punctuation in plain words is harmless, and any bytes are accepted. A query that only
/// excludes matches nothing. May be called from several threads at once.
Query parse_query(std::string_view text, const QueryOptions& options = {});

}  // namespace newsgrep
