#include "searcher/engine/index_analyzers.hpp"

#include <algorithm>
#include <cstddef>
#include <set>

#include "index/damage.hpp"
#include "index/field_terms.hpp"
#include "index/format.hpp"

namespace newsgrep::engine {
namespace {

/// Analyzers keep the words they have met; a long-lived Searcher must not keep all of them.
constexpr std::size_t max_remembered_terms = 200'000;

std::set<std::string> languages_of(const index::OpenIndex& index) {
  std::set<std::string> languages;
  const auto prefix = index::term_prefix::language;
  for (const auto& shard : index.shards) {
    for (const auto& term : shard.postings.terms(prefix)) {
      languages.insert(term.substr(prefix.size()));
    }
  }
  return languages;
}

}  // namespace

IndexAnalyzers::IndexAnalyzers(const index::OpenIndex& index)
    : variants_(std::make_unique<text::VariantTable>(index.variants)) {
  for (const auto& language : languages_of(index)) {
    languages_.push_back({language, text::Analyzer(language, *variants_)});
  }
  const auto usual = std::find_if(languages_.begin(), languages_.end(), [&](const auto& each) {
    return each.language == index.language;
  });
  if (usual != languages_.end()) std::rotate(languages_.begin(), usual, usual + 1);
  names_.push_back(
      {std::string(index::no_language), text::Analyzer(index::no_language, *variants_)});
}

query::LanguageAnalyzer& IndexAnalyzers::of(const std::string& language) {
  for (auto& each : languages_) {
    if (each.language == language) return each;
  }
  throw index::damaged_passage();
}

void IndexAnalyzers::bound_memory() {
  for (auto* each : {&languages_, &names_}) {
    for (auto& [language, analyzer] : *each) {
      if (analyzer.term_count() > max_remembered_terms) analyzer.forget();
    }
  }
}

}  // namespace newsgrep::engine
