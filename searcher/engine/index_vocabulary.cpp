#include "searcher/engine/index_vocabulary.hpp"

#include <algorithm>
#include <tuple>
#include <unordered_map>
#include <utility>
#include <vector>

#include "index/field_terms.hpp"
#include "text/stable_hash.hpp"

namespace newsgrep::engine {
namespace {

/// Calls `use(cursor, edits)` for each word of a shard that matches `pattern`.
template <typename Use>
void for_each_match(const index::WordList& words, const query::WordPattern& pattern,
                    query::Clock& clock, Use&& use) {
  if (pattern.form == query::WordForm::fuzzy) {
    query::EditDistance distance(pattern.word, pattern.max_edits);
    for (auto at = words.first_from(""); at.at_word();) {
      clock.check();
      const auto edits = distance.to(at.word());
      if (edits) use(at, *edits);
      edits || distance.hopeless_bytes() == 0 ? at.next()
                                              : at.next_not_sharing(distance.hopeless_bytes());
    }
    return;
  }
  // A word and all that begin with it stand together.
  for (auto at = words.first_from(pattern.word); at.at_word() && pattern.matches(at.word());
       at.next()) {
    clock.check();
    use(at, 0U);
  }
}

/// Returns how many passages of the shards have `term`.
std::uint32_t passages_with(std::span<const index::OpenShard> shards, std::string_view term) {
  std::uint32_t passages = 0;
  const auto hash = text::stable_hash(term);
  for (const auto& shard : shards) passages += shard.postings.frequency(term, hash);
  return passages;
}

}  // namespace

query::Expansion IndexVocabulary::expand(const query::WordPattern& pattern,
                                         query::WordsOf place) const {
  struct Here {
    std::uint32_t matching = 0;
    std::uint32_t words = 0;
  };
  std::unordered_map<std::string, unsigned>
      found;  // By term: the edits to the nearest of its words.
  std::vector<std::unordered_map<std::string, Here>> words_of_terms;  // By shard, then by term.
  for (const auto& shard : shards_) {
    auto& here = words_of_terms.emplace_back();
    for_each_match(shard.words, pattern, clock_, [&](const index::WordCursor& at, unsigned edits) {
      auto& counts = here[at.term()];
      ++counts.matching;
      counts.words = at.words_of_term();
      const auto [term, is_new] = found.try_emplace(at.term(), edits);
      if (!is_new) term->second = std::min(term->second, edits);
    });
  }
  const auto prefix =
      place == query::WordsOf::titles ? index::term_prefix::title_word : std::string_view();
  const auto indexed = [&](const std::string& term) { return std::string(prefix).append(term); };
  // In another shard the term may have other words, too, or only others.
  const auto matching_in = [&](std::size_t shard, const std::string& term) {
    const auto here = words_of_terms[shard].find(term);
    if (here != words_of_terms[shard].end()) {
      return here->second.matching < here->second.words ? query::WordsMatching::some
                                                        : query::WordsMatching::all;
    }
    const bool has_others = passages_with(shards_.subspan(shard, 1), indexed(term)) > 0;
    return has_others ? query::WordsMatching::none : query::WordsMatching::all;
  };

  query::Expansion expansion;
  auto& terms = expansion.terms;
  for (const auto& [term, edits] : found) {
    clock_.check();
    const auto passages = passages_with(shards_, indexed(term));
    if (passages > 0) terms.push_back({term, passages, edits});
  }
  std::sort(terms.begin(), terms.end(),
            [](const query::ExpandedTerm& a, const query::ExpandedTerm& b) {
              return std::tie(a.edits, b.passages, a.text) < std::tie(b.edits, a.passages, b.text);
            });
  if (terms.size() > query::max_expansions) {
    expansion.left_out = terms.size() - query::max_expansions;
    terms.resize(query::max_expansions);
  }
  for (auto& term : terms) {
    for (std::size_t i = 0; i < shards_.size(); ++i) {
      term.in_shards.push_back(matching_in(i, term.text));
      term.whole = term.whole && term.in_shards.back() == query::WordsMatching::all;
    }
  }
  return expansion;
}

std::optional<std::string> IndexVocabulary::nearest(std::string_view word) const {
  query::WordPattern pattern{query::WordForm::fuzzy, std::string(word), query::usual_edits(word)};
  struct Best {
    std::string word;
    unsigned edits = 0;
    std::uint32_t passages = 0;
  } best;
  for (const auto& shard : shards_) {
    for_each_match(shard.words, pattern, clock_, [&](const index::WordCursor& at, unsigned edits) {
      if (best.passages > 0 && edits > best.edits) return;
      const auto passages = frequency(at.term());
      const bool is_better = best.passages == 0 || edits < best.edits || passages > best.passages;
      if (passages > 0 && is_better && lives(at.term())) best = {at.word(), edits, passages};
    });
  }
  if (best.passages == 0) return std::nullopt;
  return best.word;
}

std::uint32_t IndexVocabulary::frequency(std::string_view term) const {
  return passages_with(shards_, term);
}

bool IndexVocabulary::lives(std::string_view term) const {
  const auto hash = text::stable_hash(term);
  return std::any_of(shards_.begin(), shards_.end(), [&](const index::OpenShard& shard) {
    if (shard.dead.empty()) return shard.postings.frequency(term, hash) > 0;
    const auto list = shard.postings.find(term, hash);
    index::PostingCursor cursor(shard.postings, list);
    for (auto at = cursor.skip_to(1); at != index::no_passage;) {
      const auto alive = shard.dead.first_outside(at);
      if (alive == at) return true;
      at = cursor.skip_to(alive);
    }
    return false;
  });
}

}  // namespace newsgrep::engine
