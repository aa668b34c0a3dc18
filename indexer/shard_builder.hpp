#pragma once

#include <cstddef>
#include <filesystem>
#include <map>
#include <span>
#include <string>
#include <vector>

#include "index/format.hpp"
#include "index/passages/passage_file_writer.hpp"
#include "index/texts/text_encoder.hpp"
#include "indexer/inverter.hpp"
#include "indexer/passage_terms.hpp"
#include "newsgrep/article.hpp"
#include "text/analyzer.hpp"
#include "text/variants.hpp"

namespace newsgrep::indexer {

/// No code of a language is longer; an article that claims another is taken to name none.
inline constexpr std::size_t max_language_bytes = 35;

/// What an index is made with, the same for all its shards.
struct IndexSettings {
  std::string language = "en";  ///< Of articles that name none.
  std::string variants;         ///< The user's variant table.
};

/// Turns articles into a shard. Use it in one thread; builders in different threads may share the
/// settings, the table and the encoder.
class ShardBuilder {
 public:
  /// Between shards an analyzer remembers words of so many terms.
  ShardBuilder(const IndexSettings& settings, const text::VariantTable& variants,
               const index::TextEncoder* encoder, std::size_t remembered_terms)
      : settings_(settings),
        variants_(variants),
        encoder_(encoder),
        remembered_terms_(remembered_terms),
        url_analyzer_(index::no_language, variants) {}

  /// Writes a shard of `articles`, in order, to the folder `dir`, which must not exist. It is not
  /// synced to disk: nothing may rely on it yet.
  void build(const std::filesystem::path& dir, std::span<const Article> articles);

  /// How many words were longer than a term may be, since the builder was made.
  std::size_t words_cut() const;

 private:
  /// What belongs to a language.
  struct Group {
    std::size_t number;  ///< For the inverter.
    text::Analyzer analyzer;
    PassageTerms terms;
  };

  Group& group(const std::string& language);
  void add(const Article& article, index::PassageFileWriter& passages);
  void add_fields(const Article& article, const std::string& language, Group& words,
                  std::uint32_t first_passage);

  const IndexSettings& settings_;
  const text::VariantTable& variants_;
  const index::TextEncoder* encoder_;
  const std::size_t remembered_terms_;
  std::map<std::string, Group> groups_;
  text::Analyzer url_analyzer_;
  Inverter inverter_;
  std::vector<text::Token> tokens_;
};

/// A dictionary to compress `articles` and others like them with, made from the first of them;
/// empty when they are too few.
std::string dictionary_for(std::span<const Article> articles, const IndexSettings& settings);

}  // namespace newsgrep::indexer
