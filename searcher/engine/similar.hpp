#pragma once

#include <string>
#include <string_view>

#include "searcher/engine/index_vocabulary.hpp"
#include "searcher/query/clock.hpp"
#include "searcher/query/language_analyzer.hpp"

namespace newsgrep::engine {

/// Returns the words that are most typical of a passage, as the text of a query: words that are
/// frequent in the passage and rare in the index. `language` is the analyzer of the passage's
/// language, `passages` the number of passages in the index. Throws TimeIsUp.
std::string telling_words(std::string_view text, query::LanguageAnalyzer& language,
                          const IndexVocabulary& vocabulary, std::uint32_t passages,
                          query::Clock& clock);

}  // namespace newsgrep::engine
