#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "text/token.hpp"

namespace newsgrep::text {

/// The terms met so far, each once; their addresses stay the same until clear().
class TermTable {
 public:
  TermTable() { clear(); }

  /// The term with this text, or null.
  const Term* find(std::string_view text, std::uint64_t hash) const;

  /// Adds a term that is not there yet. `hash` is stable_hash(text).
  const Term* add(std::string_view text, std::uint64_t hash, bool stop_word);

  std::size_t size() const { return terms_.size(); }

  /// Invalidates all terms and gives their memory back.
  void clear();

 private:
  void place(const Term* term);

  std::deque<Term> terms_;
  std::vector<const Term*> slots_;  // open addressing; null in an empty slot
};

}  // namespace newsgrep::text
