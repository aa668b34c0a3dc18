#pragma once

#include <vector>

#include "newsgrep/query.hpp"
#include "searcher/engine/vocabulary.hpp"
#include "searcher/query/plan.hpp"

namespace newsgrep::engine {

/// What words of the index may be meant by those of `query` that no passage has; excluded words and
/// those of fields are left alone.
std::vector<Correction> find_corrections(const Query& query,
                                         std::vector<query::LanguageAnalyzer>& analyzers,
                                         const IndexVocabulary& vocabulary);

}  // namespace newsgrep::engine
