#pragma once

#include <vector>

#include "newsgrep/query.hpp"
#include "searcher/engine/index_vocabulary.hpp"
#include "searcher/query/language_analyzer.hpp"

namespace newsgrep::engine {

/// Returns words of the index that may be meant by words of `query` that no passage has. Excluded
/// words and words in fields are left alone. Throws TimeIsUp.
std::vector<Correction> find_corrections(const Query& query,
                                         std::vector<query::LanguageAnalyzer>& analyzers,
                                         const IndexVocabulary& vocabulary);

}  // namespace newsgrep::engine
