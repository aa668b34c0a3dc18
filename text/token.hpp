#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

namespace newsgrep::text {

/// The size of the longest term, in bytes. A longer one is cut between two characters, both when it
/// is indexed and when it is searched for.
inline constexpr std::size_t max_term_bytes = 64;

/// What is indexed for a token. An Analyzer has each term once, so two of its tokens have the same
/// term exactly when their Term pointers are equal.
struct Term {
  std::string text;        ///< 1 to max_term_bytes bytes of UTF-8, normalised and stemmed.
  std::uint64_t hash = 0;  ///< stable_hash(text); the same in every process and version.
  std::uint32_t id = 0;    ///< Number within one Analyzer, dense from 0.
  bool stop_word = false;  ///< True for one of the commonest words; it is indexed all the same.
};

/// A word of a text. Its place in the sequence of tokens is its position.
struct Token {
  std::uint32_t begin;  ///< Offset of its first byte in the text.
  std::uint32_t end;    ///< Offset after its last byte; begin < end, both between characters.
  const Term* term;     ///< Never null; owned by the Analyzer that made the token.
  std::uint32_t form;   ///< Number of its written form; see Analyzer::form().
};

}  // namespace newsgrep::text
