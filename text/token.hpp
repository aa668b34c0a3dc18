#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

namespace newsgrep::text {

/// Bytes of the longest term; a longer one is cut between two characters, when it is indexed and
/// when it is searched for.
inline constexpr std::size_t max_term_bytes = 64;

/// What is indexed for a token. Interned: within one Analyzer, two tokens have the same term
/// exactly when their Term pointers are equal.
struct Term {
  std::string text;        ///< 1 to max_term_bytes bytes, UTF-8, stemmed, variants unified.
  std::uint64_t hash = 0;  ///< stable_hash(text); the same in every process and version.
  std::uint32_t id = 0;    ///< Dense number within one Analyzer, for counters kept in a vector.
  bool stop_word = false;  ///< One of the commonest words of its language: indexed all the same.
};

/// A word of a text. Its position is its index in the token sequence.
struct Token {
  std::uint32_t begin;  ///< First byte in the text.
  std::uint32_t end;    ///< One past the last byte; begin < end, both on character boundaries.
  const Term* term;     ///< Owned by the Analyzer that made the token; never null.
  std::uint32_t form;   ///< How it is written: see Analyzer::form().
};

}  // namespace newsgrep::text
