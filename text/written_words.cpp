#include "text/written_words.hpp"

#include "text/stable_hash.hpp"

namespace newsgrep::text {

std::uint32_t WrittenWords::number_of(std::string_view word, const Term& term,
                                      std::uint32_t variant_word) {
  std::string pair(word);
  pair.push_back(separator);
  pair.append(term.text);
  const auto hash = stable_hash(pair);
  if (const auto* known = pairs_.find(pair, hash)) return known->id + 1;
  const auto* added = pairs_.add(pair, hash, false);
  entries_.push_back({added, static_cast<std::uint32_t>(word.size()), variant_word});
  met_.push_back(0);
  return added->id + 1;
}

void WrittenWords::clear() {
  pairs_.clear();
  entries_.clear();
  met_.assign(1, 0);
}

}  // namespace newsgrep::text
