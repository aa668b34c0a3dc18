#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "newsgrep/query.hpp"
#include "searcher/query/ast.hpp"
#include "searcher/query/vocabulary.hpp"
#include "searcher/query/word_pattern.hpp"
#include "text/analyzer.hpp"

namespace newsgrep::query {

/// A term that a word of a query stands for.
struct PlannedTerm {
  std::string text;
  std::uint64_t hash = 0;
  bool stop_word = false;
  unsigned edits = 0;          ///< How far it is from what was typed; it counts for less then.
  std::uint32_t passages = 0;  ///< How many have it, at most, if it was found by a pattern.
  /// Which of its words match that pattern in each shard, if so.
  std::vector<WordsMatching> in_shards{};
};

/// One word of a query as it stands in the index: any of the terms. Without terms it is in no
/// passage, but may be in a field that is searched as it stands.
struct PlannedWord {
  std::vector<PlannedTerm> terms;
  std::optional<WordPattern> pattern{};  ///< What the terms were found by, when not by analysis.
  /// Words that do not match the pattern have a term, too, so having one is not enough.
  bool needs_form = false;
  std::vector<std::uint64_t> hashes{};  ///< Of the terms, in order of their own; of many only.

  /// Whether the term with this hash is one of them.
  bool has_term(std::uint64_t hash) const;
};

/// What a word or phrase of a query looks for: one or more words in direct succession.
using WordSequence = std::vector<PlannedWord>;

/// A query by terms, ready to be run or to be compared with a passage.
struct PlanNode {
  enum class Kind {
    nothing,   ///< Matches no passage.
    sequence,  ///< The words of `sequence`, in direct succession.
    any,       ///< At least one child; each that matches adds to the score.
    all,       ///< Every child; each adds to the score.
    maybe,     ///< The first child; the others only add to the score.
    without,   ///< The first child and none of the others.
    near,      ///< Occurrences of the children, each near one of the child before it.
    passage,   ///< The passage with the id `value`; adds nothing to the score.
    filter,    ///< Passages of articles of which the field is as wanted; adds nothing to the score.
  };
  Kind kind = Kind::nothing;
  std::vector<PlanNode> children;

  // Of a sequence:
  WordSequence sequence;
  /// It counts only in passages of these languages (ISO 639-1); empty means in all.
  std::vector<std::string> languages;
  bool quoted = false;  ///< It counts only inside quotation marks.

  // Of a near:
  unsigned distance = 0;  ///< At most so many positions from one to the next.
  bool ordered = false;   ///< The next is behind it.

  // Of a filter: a child, without filters, for what the field's text has to match, or one of these.
  Field field = Field::title;
  text::DayRange dates{};
  std::string value;     ///< A language or a path. Of a passage, its id.
  bool literal = false;  ///< The path is no pattern.
};

/// A plan and what had to be said on the way to it.
struct Plan {
  PlanNode root;
  PlanNode restrictions;  ///< Those of the query; they are part of the root, too.
  std::vector<Diagnostic> diagnostics;
};

/// The analysis chain of one of the languages that an index holds.
struct LanguageAnalyzer {
  std::string language;  ///< ISO 639-1.
  text::Analyzer analyzer;
};

/// What a plan depends on beside the query.
struct PlanContext {
  /// The first is for the usual language: when all plain words are stop words in it, there are no
  /// other words.
  std::vector<LanguageAnalyzer>& analyzers;
  std::vector<LanguageAnalyzer>& names;  ///< One: for names and addresses, in no language.
  const Vocabulary& vocabulary;
};

/// Analyses the query's words in each language that the index holds; what one language makes of a
/// word is looked for in passages of that language. Stop words do not choose passages by themselves
/// when other words stand beside them, unless they are required or stand in quotation marks; this
/// and words without letters or digits are reported. Fields side by side with words, also several
/// in brackets, choose among the passages; the same one twice (but for titles, authors and
/// addresses) means either value.
Plan make_plan(const Query& query, const PlanContext& context);

/// Whether a sequence counts in passages of this language.
bool counts_in(const PlanNode& sequence, std::string_view language);

/// Whether a node is about the articles alone, so that it has no words to rank passages by.
bool is_filter(const PlanNode& node);

/// `(any ceasefir [buffer zone] talk@en talks@de)`: terms, sequences in square brackets, and the
/// languages of those that do not count in all. `=zone`, `negotiat*` and `zelenski~2` stand for
/// their terms; `quote:` before a sequence, `(near/5 a b)`, `(title a)`, `(date A..B)`.
std::string to_string(const PlanNode& node);

}  // namespace newsgrep::query
