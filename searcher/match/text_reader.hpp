#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "index/open_index.hpp"
#include "index/passages/passage_record.hpp"
#include "searcher/query/clock.hpp"
#include "searcher/query/language_analyzer.hpp"
#include "searcher/query/occurrences.hpp"
#include "searcher/query/plan_node.hpp"
#include "text/token.hpp"

namespace newsgrep::match {

/// A passage of one of several shards.
struct PassagePlace {
  std::size_t shard = 0;  ///< Number of the shard among the shards.
  index::PassageId passage = 0;
};

/// Reads and analyses texts of an index, to decide whether they match. Results are valid until the
/// next call. Throws Error{corrupt}; matches() throws TimeIsUp, and so do the texts.
class TextReader {
 public:
  /// All arguments must outlive the reader.
  TextReader(std::span<const index::OpenShard> shards,
             std::vector<query::LanguageAnalyzer>& analyzers,
             std::vector<query::LanguageAnalyzer>& names, index::Decompressor& decompressor,
             query::Clock& clock)
      : shards_(shards),
        analyzers_(analyzers),
        names_(names),
        decompressor_(decompressor),
        clock_(clock) {}

  /// Returns the clock of the search.
  query::Clock& clock() const { return clock_; }

  /// Returns the text of a passage.
  query::AnalyzedText passage(PassagePlace place);

  /// Returns the bytes of a passage's text, not analysed.
  std::string_view read(PassagePlace place);

  /// Returns the language in which a passage is analysed.
  const std::string& language_of(PassagePlace place);

  /// Returns true if the text of a passage matches.
  bool matches(PassagePlace place, const query::Sequence& sequence);
  bool matches(PassagePlace place, const query::Near& near);

  /// Returns what is stored about the article whose first passage this is.
  const index::ArticleRecord& article(PassagePlace first_passage);

  /// Returns a text in the language of an article, such as its title.
  query::AnalyzedText text(std::string_view text, const std::string& language,
                           query::AnalyzedText::Part part = query::AnalyzedText::Part::whole);

  /// Returns a name or an address, analysed as names are.
  query::AnalyzedText name(std::string_view text);

 private:
  bool matches_in_quotation(std::string_view passage, const std::string& language,
                            const query::Sequence& sequence);
  query::LanguageAnalyzer& analyzer_of(const std::string& language);

  std::span<const index::OpenShard> shards_;
  std::vector<query::LanguageAnalyzer>& analyzers_;
  std::vector<query::LanguageAnalyzer>& names_;
  index::Decompressor& decompressor_;
  query::Clock& clock_;
  std::string buffer_;
  std::vector<text::Token> tokens_;
  index::ArticleRecord article_;
  PassagePlace article_place_;  ///< The article that `article_` is; passage 0 for none yet.
  std::string article_buffer_;
};

}  // namespace newsgrep::match
