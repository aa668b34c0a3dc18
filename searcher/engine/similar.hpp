#pragma once

#include <string>
#include <string_view>

#include "searcher/engine/vocabulary.hpp"
#include "searcher/query/plan.hpp"

namespace newsgrep::engine {

/// The words of a passage that tell most of it, as a query: those whose frequency in the passage
/// and rarity in the index weigh most. `language` is that of the passage, `passages` how many the
/// index has.
std::string telling_words(std::string_view text, query::LanguageAnalyzer& language,
                          const IndexVocabulary& vocabulary, std::uint32_t passages);

}  // namespace newsgrep::engine
