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

/// The longest code of a language, in bytes. An article with a longer one counts as naming none.
inline constexpr std::size_t max_language_bytes = 35;

/// The settings that an index was made with, the same for all its shards.
struct IndexSettings {
  std::string language = "en";  ///< Language of articles that name none.
  std::string variants;         ///< The user's variant table; empty if there is none.
};

/// Turns articles into shards. Use a builder in one thread; builders in different threads may share
/// what the constructor takes.
class ShardBuilder {
 public:
  /// `encoder` may be null; else it, `settings` and `variants` must outlive the builder. An
  /// analyzer keeps at most `remembered_terms` from one shard to the next.
  ShardBuilder(const IndexSettings& settings, const text::VariantTable& variants,
               const index::TextEncoder* encoder, std::size_t remembered_terms)
      : settings_(settings),
        variants_(variants),
        encoder_(encoder),
        remembered_terms_(remembered_terms),
        url_analyzer_(index::no_language, variants) {}

  /// Writes a shard of `articles`, in order, to the folder `dir`, which must not exist. The files
  /// are not synced to disk.
  void build(const std::filesystem::path& dir, std::span<const Article> articles);

  /// Returns how many words were cut because they are longer than a term may be.
  std::size_t words_cut() const;

 private:
  /// The words of one language.
  struct Group {
    std::size_t number;  ///< Group of the inverter.
    text::Analyzer analyzer;
    PassageTerms terms;
  };

  Group& group(const std::string& language);
  void add(const Article& article, index::PassageFileWriter& passages);

  const IndexSettings& settings_;
  const text::VariantTable& variants_;
  const index::TextEncoder* encoder_;
  const std::size_t remembered_terms_;
  std::map<std::string, Group> groups_;
  text::Analyzer url_analyzer_;
  Inverter inverter_;
  std::vector<text::Token> tokens_;
};

/// Returns a dictionary to compress `articles` and articles like them; empty if they are too few.
/// It is made from the first articles.
std::string dictionary_for(std::span<const Article> articles, const IndexSettings& settings);

}  // namespace newsgrep::indexer
