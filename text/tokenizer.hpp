#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

#include "text/character_class.hpp"

namespace newsgrep::text {

/// The bytes [begin, end) of a word in a text: well-formed UTF-8, at least one character.
struct WordRange {
  std::uint32_t begin;
  std::uint32_t end;
};

/// Returns the short words, in lower case, that a language joins to the next word with an
/// apostrophe: the l of l'homme. Empty for a language without them.
std::span<const std::string_view> elided_articles(std::string_view language);

/// Returns true if a word that the Tokenizer made is single letters with dots between: U.S., e.g.
bool is_dotted_acronym(std::string_view word);

/// Returns true if `gap`, the text between two words, may stand inside a spelling of several words:
/// it is empty, white space, or one hyphen or en dash with or without white space around it.
bool is_word_gap(std::string_view gap);

/// Splits a text into words, one after the other, by these rules:
/// - A word is letters, marks and digits, and apostrophes between letters (don't).
/// - A possessive 's is no part of a word. An elided article is a word of its own.
/// - U.S. keeps its dots, the last one too. Numbers keep their commas and dots.
/// - AT&T, C++ and C# are words.
/// - Scripts without spaces become overlapping pairs of characters; a lone character is a word.
/// What a word becomes later follows from its bytes alone, never from the text around it.
///
/// The begins of the words never decrease. Takes time linear in the text, which outlives the
/// tokenizer and is shorter than 4 GiB.
class Tokenizer {
 public:
  /// Starts at the first byte of `text`. `elided` is what elided_articles() returns for its
  /// language.
  explicit Tokenizer(std::string_view text, std::span<const std::string_view> elided = {})
      : text_(text), elided_(elided) {}

  /// Sets `word` to the next word and returns true; returns false at the end of the text.
  bool next(WordRange& word);

 private:
  bool extend(std::size_t begin, std::size_t i, CharClass last, WordRange& word);
  bool next_spaceless(std::size_t i, WordRange& word);
  bool finish(std::size_t begin, std::size_t end, std::size_t resume, WordRange& word);
  CharClass class_at(std::size_t i, std::size_t& after) const;
  bool continues_word(std::size_t i) const;
  std::size_t possessive_end(std::size_t i) const;
  std::size_t number_end(std::size_t begin, std::size_t i);
  std::size_t acronym_end(std::size_t begin, std::size_t dot) const;
  std::size_t ampersand_end(std::size_t begin, std::size_t i) const;
  std::size_t programming_language_end(std::size_t begin, std::size_t i) const;
  std::size_t cluster_end(std::size_t i) const;
  bool is_elided(std::string_view word) const;

  std::string_view text_;
  std::span<const std::string_view> elided_;
  std::size_t position_ = 0;
  // Offsets up to which commas or dots between digits are known to separate numbers; kept so that a
  // long list is read once and not once for each of its numbers.
  std::size_t commas_separate_until_ = 0;
  std::size_t dots_separate_until_ = 0;
  // True if the character at position_ was the second of a pair.
  bool second_half_ = false;
};

}  // namespace newsgrep::text
