#pragma once

#include <memory>
#include <string>
#include <vector>

#include "index/open_index.hpp"
#include "searcher/query/language_analyzer.hpp"
#include "text/variants.hpp"

namespace newsgrep::engine {

/// The analyzers for the languages of an index, with its table of variants.
class IndexAnalyzers {
 public:
  explicit IndexAnalyzers(const index::OpenIndex& index);

  /// Returns one analyzer for each language of the index. The index's own language comes first.
  std::vector<query::LanguageAnalyzer>& languages() { return languages_; }
  const std::vector<query::LanguageAnalyzer>& languages() const { return languages_; }

  /// Returns a single analyzer, for names and addresses, which are in no language.
  std::vector<query::LanguageAnalyzer>& names() { return names_; }

  /// Returns the analyzer for a language of the index. Throws Error{corrupt} for any other.
  query::LanguageAnalyzer& of(const std::string& language);

  /// Forgets the words that the analyzers have met if they are very many. Tokens of earlier
  /// analyses are invalid afterwards.
  void bound_memory();

 private:
  std::unique_ptr<text::VariantTable> variants_;  ///< On the heap, since the analyzers refer to it.
  std::vector<query::LanguageAnalyzer> languages_;
  std::vector<query::LanguageAnalyzer> names_;
};

}  // namespace newsgrep::engine
