#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "text/token.hpp"

namespace newsgrep::text {

/// A set of terms. Their addresses stay the same until clear() is called.
class TermTable {
 public:
  TermTable() { clear(); }

  /// Returns the term with this text, or null. `hash` is stable_hash(text).
  const Term* find(std::string_view text, std::uint64_t hash) const;

  /// Adds a term that is not there yet and returns it. `hash` is stable_hash(text).
  const Term* add(std::string_view text, std::uint64_t hash, bool stop_word);

  /// Returns the number of terms, which is greater than every Term::id.
  std::size_t size() const { return terms_.size(); }

  /// Removes all terms and frees their memory.
  void clear();

 private:
  void place(const Term* term);

  std::deque<Term> terms_;
  std::vector<const Term*> slots_;  // a hash table with open addressing; null in an empty slot
};

}  // namespace newsgrep::text
