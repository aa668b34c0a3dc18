#pragma once

#include <string>
#include <vector>

#include "analysis/analyzer.hpp"
#include "newsgrep/query.hpp"
#include "query/ast.hpp"

namespace newsgrep::detail {

/// One word of a query as it stands in the index.
struct PlannedTerm {
  std::string text;
  std::uint64_t hash = 0;
  bool stop_word = false;
};

/// What a word or phrase of a query looks for: one or more terms in direct succession.
using TermSequence = std::vector<PlannedTerm>;

/// A query by terms, ready to be run or to be compared with a passage.
struct PlanNode {
  enum class Kind {
    nothing,   ///< Matches no passage.
    sequence,  ///< The terms of `sequence`, in direct succession.
    any,       ///< At least one child; each that matches adds to the score.
    all,       ///< Every child; each adds to the score.
    maybe,     ///< The first child; the others only add to the score.
    without,   ///< The first child and none of the others.
  };
  Kind kind = Kind::nothing;
  TermSequence sequence;
  /// The sequence counts only in passages of these languages (ISO 639-1); empty means in all.
  std::vector<std::string> languages;
  std::vector<PlanNode> children;
};

/// A plan and what had to be said on the way to it.
struct Plan {
  PlanNode root;
  std::vector<Diagnostic> diagnostics;
};

/// The analysis chain of one of the languages that an index holds.
struct LanguageAnalyzer {
  std::string language;  ///< ISO 639-1.
  Analyzer analyzer;
};

/// Analyses the query's words in each language that the index holds; what one language makes of a
/// word is looked for in passages of that language. Stop words do not choose passages by themselves
/// when other words are there, unless they are required or stand in quotation marks; this and words
/// without letters or digits are reported. The first of `analyzers` is for the usual language: when
/// all plain words are stop words in it, there are no other words.
Plan make_plan(const Query& query, std::vector<LanguageAnalyzer>& analyzers);

/// `(any ceasefir [buffer zone] talk@en talks@de)`: terms, sequences in square brackets, and the
/// languages of those that do not count in all.
std::string to_string(const PlanNode& node);

}  // namespace newsgrep::detail
