#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "index/open_index.hpp"
#include "index/passages/passage_record.hpp"
#include "searcher/query/occurrences.hpp"
#include "searcher/query/plan.hpp"
#include "text/token.hpp"

namespace newsgrep::match {

/// A passage of a shard among several.
struct PassagePlace {
  std::size_t shard = 0;
  index::PassageId passage = 0;
};

/// Reads and analyses what has to be looked at to decide whether it matches. What a function
/// returns is valid until the next call.
class TextReader {
 public:
  /// All must outlive this.
  TextReader(std::span<const index::OpenShard> shards,
             std::vector<query::LanguageAnalyzer>& analyzers,
             std::vector<query::LanguageAnalyzer>& names, index::Decompressor& decompressor)
      : shards_(shards), analyzers_(analyzers), names_(names), decompressor_(decompressor) {}

  /// The text of a passage.
  query::AnalyzedText passage(PassagePlace place);

  /// Whether the text of a passage matches `node`, a sequence or a near.
  bool matches(PassagePlace place, const query::PlanNode& node);

  /// What is stored of the article whose first passage this is.
  const index::ArticleRecord& article(PassagePlace first_passage);

  /// A text in the language of an article: its title, say.
  query::AnalyzedText text(std::string_view text, const std::string& language,
                           query::AnalyzedText::Part part = query::AnalyzedText::Part::whole);

  /// A name or an address. It is analysed as names are.
  query::AnalyzedText name(std::string_view text);

 private:
  query::LanguageAnalyzer& analyzer_of(const std::string& language);
  const std::string& language_of(PassagePlace place);

  std::span<const index::OpenShard> shards_;
  std::vector<query::LanguageAnalyzer>& analyzers_;
  std::vector<query::LanguageAnalyzer>& names_;
  index::Decompressor& decompressor_;
  std::string buffer_;
  std::vector<text::Token> tokens_;
  index::ArticleRecord article_;
  PassagePlace article_place_;  ///< Of article_, once a passage.
  std::string article_buffer_;
};

}  // namespace newsgrep::match
