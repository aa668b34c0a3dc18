#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "searcher/query/ast.hpp"
#include "searcher/query/boxed.hpp"
#include "searcher/query/fields.hpp"
#include "searcher/query/vocabulary.hpp"
#include "searcher/query/word_pattern.hpp"
#include "text/day.hpp"

// What a query looks for in an index, by terms: ready to be run, or to be compared with a passage.
// A PlanNode is one of the structs below; each shows how to_string() prints it.

namespace newsgrep::query {

struct PlanNode;
struct NearOperand;

/// A term of the index that a word of a query stands for.
struct PlannedTerm {
  std::string text;
  std::uint64_t hash = 0;
  bool stop_word = false;
  unsigned edits = 0;  ///< From the word as typed; more edits score less.

  // When the term was found by a pattern:
  std::uint32_t passages = 0;              ///< An upper bound of the passages that have it.
  std::vector<WordsMatching> in_shards{};  ///< By shard: which of its words match the pattern.
};

/// One word of a query in the index: any of its terms. A word without terms is in no passage, but
/// may be in a field that is searched without an index.
struct PlannedWord {
  std::vector<PlannedTerm> terms;
  /// What the terms were found by; nothing when they come from the analysis of the word.
  std::optional<WordPattern> pattern{};
  /// True if the terms have other words, too, so that each word found has to match the pattern.
  bool needs_form = false;
  std::vector<std::uint64_t> hashes{};  ///< Sorted hashes of `terms`; filled if there is a pattern.

  /// Returns true if one of the terms has this hash.
  bool has_term(std::uint64_t hash) const;
};

using WordSequence = std::vector<PlannedWord>;

/// Matches nothing; printed `(nothing)`.
struct Nothing {};

/// One or more words in direct succession; printed `ceasefir`, `[buffer zone]`, `=zone`,
/// `negotiat*`, `zelenski~2`.
struct Sequence {
  WordSequence words;
  /// ISO 639-1; only passages in these languages match. Empty for all; printed `talk@en,de`.
  std::vector<std::string> languages{};
  bool quoted = false;  ///< Matches inside quotation marks only; printed `quote:talk`.

  /// Returns true if it may match passages in `language`.
  bool counts_in(std::string_view language) const;
};

/// At least one of the parts; the scores of the ones that match add up. Printed `(any a b)`.
struct AnyOf {
  std::vector<PlanNode> parts;
};

/// All parts; their scores add up. Printed `(all a b)`.
struct AllOf {
  std::vector<PlanNode> parts;
};

/// `required`; the others only add to the score. Printed `(maybe required a b)`.
struct Maybe {
  Boxed<PlanNode> required;
  std::vector<PlanNode> optional;
};

/// `wanted`, and none of the others. Printed `(without wanted a b)`.
struct Without {
  Boxed<PlanNode> wanted;
  std::vector<PlanNode> unwanted;
};

/// Occurrences of the operands, each near one of the operand before it. Printed `(near/5 a b)`, or
/// `(before/5 a b)` with Order::as_given.
struct Near {
  std::vector<NearOperand> operands;
  unsigned max_distance = 0;  ///< From one to the next, in words; neighbours are 1 apart.
  Order order = Order::any;
};

/// Occurrences of any of the operands. Printed `(any a b)`.
struct AnyOperand {
  std::vector<NearOperand> operands;
};

/// What stands at certain places of a text.
struct NearOperand {
  std::variant<Sequence, AnyOperand, Near> what;
};

/// The passage with this id; adds nothing to the score. Printed `(passage id)`.
struct OnePassage {
  std::string id;
};

/// The articles whose field has a matching text. Printed `(title a)`.
struct TextFilter {
  Field field;             ///< One of FieldKind::words.
  Boxed<PlanNode> wanted;  ///< Without filters.
};

/// The articles in this language. Printed `(lang en)`.
struct LanguageFilter {
  std::string code;  ///< Lower case.
};

/// The articles from these files. Printed `(path /news)`.
struct PathFilter {
  PathPattern pattern;
};

/// The articles published on these days. Printed `(date 2025-03-01..2025-03-31)`.
struct DateFilter {
  text::DayRange days;
};

/// All passages of some articles; adds nothing to the score.
struct Filter {
  std::variant<TextFilter, LanguageFilter, PathFilter, DateFilter> what;
};

struct PlanNode {
  std::variant<Nothing, Sequence, AnyOf, AllOf, Maybe, Without, Near, OnePassage, Filter> what;
};

/// Returns true if `node` is Nothing.
bool is_nothing(const PlanNode& node);

/// Returns true if `node` is about articles alone, so that there are no words to rank passages by.
bool only_filters(const PlanNode& node);

/// Returns the field that `filter` asks for.
Field field_of(const Filter& filter);

// These return a lone part as it is, and Nothing for no parts.
PlanNode make_any(std::vector<PlanNode> parts);
PlanNode make_all(std::vector<PlanNode> parts);

/// Returns `required`, with `optional` to add to its score.
PlanNode make_maybe(PlanNode required, std::vector<PlanNode> optional);

/// Returns `wanted` without what matches one of `unwanted`.
PlanNode make_without(PlanNode wanted, std::vector<PlanNode> unwanted);

/// Returns `node` in one line, as shown above.
std::string to_string(const PlanNode& node);

}  // namespace newsgrep::query
