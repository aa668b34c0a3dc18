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

namespace newsgrep::detail {

/// A passage of a shard among several.
struct PassagePlace {
  std::size_t shard = 0;
  PassageId passage = 0;
};

/// Reads and analyses what has to be looked at to decide whether it matches. What a function
/// returns is valid until the next call.
class TextReader {
 public:
  /// All must outlive this.
  TextReader(std::span<const OpenShard> shards, std::vector<LanguageAnalyzer>& analyzers,
             std::vector<LanguageAnalyzer>& names, Decompressor& decompressor)
      : shards_(shards), analyzers_(analyzers), names_(names), decompressor_(decompressor) {}

  /// The text of a passage.
  AnalyzedText passage(PassagePlace place);

  /// Whether the text of a passage matches `node`, a sequence or a near.
  bool matches(PassagePlace place, const PlanNode& node);

  /// What is stored of the article whose first passage this is.
  const ArticleRecord& article(PassagePlace first_passage);

  /// A text in the language of an article: its title, say.
  AnalyzedText text(std::string_view text, const std::string& language,
                    AnalyzedText::Part part = AnalyzedText::Part::whole);

  /// A name or an address. It is analysed as names are.
  AnalyzedText name(std::string_view text);

 private:
  LanguageAnalyzer& analyzer_of(const std::string& language);
  const std::string& language_of(PassagePlace place);

  std::span<const OpenShard> shards_;
  std::vector<LanguageAnalyzer>& analyzers_;
  std::vector<LanguageAnalyzer>& names_;
  Decompressor& decompressor_;
  std::string buffer_;
  std::vector<Token> tokens_;
  ArticleRecord article_;
  PassagePlace article_place_;  ///< Of article_, once a passage.
  std::string article_buffer_;
};

}  // namespace newsgrep::detail
