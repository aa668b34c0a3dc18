#pragma once

#include <vector>

#include "newsgrep/query.hpp"
#include "searcher/query/clock.hpp"
#include "searcher/query/language_analyzer.hpp"
#include "searcher/query/plan_node.hpp"
#include "searcher/query/vocabulary.hpp"

namespace newsgrep::query {

/// A query by terms, with what there is to report about it.
struct Plan {
  PlanNode root;
  PlanNode restrictions;  ///< Restrictions of the query, which are part of `root`, too; or Nothing.
  std::vector<Diagnostic> diagnostics;
};

/// What a plan depends on beside the query.
struct PlanContext {
  /// The languages of the index, the usual one first: when all plain words are stop words in the
  /// usual one, they are looked for all the same.
  std::vector<LanguageAnalyzer>& analyzers;
  /// One analyzer in no language, for names and addresses.
  std::vector<LanguageAnalyzer>& names;
  const Vocabulary& vocabulary;
  Clock& clock;
};

/// Returns the plan of `query`. Its words are analysed in each language of the index; the reading
/// of one language is looked for in passages of that language.
///
/// Stop words do not choose passages when other words stand beside them, unless they are required
/// or stand in quotation marks; they are reported, and so are words without letters or digits.
///
/// All patterns together stand for at most max_expansions_of_query terms; it is reported when some
/// are left out. Throws TimeIsUp.
///
/// Fields side by side with words, also several in brackets, choose among the passages. The same
/// field twice means either value; but title, authors and address have to match both.
Plan make_plan(const Query& query, const PlanContext& context);

}  // namespace newsgrep::query
