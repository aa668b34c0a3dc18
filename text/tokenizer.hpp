#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

#include "text/character_class.hpp"

namespace newsgrep::text {

/// A word as written: bytes [begin, end) of the text, well-formed UTF-8, begin < end.
struct Word {
  std::uint32_t begin;
  std::uint32_t end;
};

/// Short words that a language writes in front of another one with an apostrophe: l'homme. In lower
/// case; empty for a language without them.
std::span<const std::string_view> elided_articles(std::string_view language);

/// Whether a word that the Tokenizer made is single letters with dots between: U.S., e.g.
bool is_dotted_acronym(std::string_view word);

/// Whether two words with `gap` between them may be one word written apart: nothing, white space,
/// or one hyphen or en dash with or without white space around it.
bool is_word_gap(std::string_view gap);

/// Text -> words with byte ranges, one after the other. Knows what belongs together, not what it
/// means:
/// - letters, marks and digits; an apostrophe between letters (don't), but neither a possessive 's
///   nor an elided article, which becomes a word of its own;
/// - U.S. with its dots, the last one included; numbers with their commas and dots; AT&T, C++, C#;
/// - scripts without spaces as overlapping pairs of characters, a lone character alone.
/// What is made of a word follows from its bytes alone, never from its surroundings.
///
/// begin never decreases. Takes time linear in the text. The text must outlive the tokenizer and be
/// shorter than 4 GiB.
class Tokenizer {
 public:
  explicit Tokenizer(std::string_view text, std::span<const std::string_view> elided = {})
      : text_(text), elided_(elided) {}

  /// Sets `word` to the next word; false at the end of the text.
  bool next(Word& word);

 private:
  bool extend(std::size_t begin, std::size_t i, CharClass last, Word& word);
  bool next_spaceless(std::size_t i, Word& word);
  bool finish(std::size_t begin, std::size_t end, std::size_t resume, Word& word);
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
  // Up to here commas or dots between digits are known to separate; kept so that a long list is
  // looked at once and not once an item.
  std::size_t commas_separate_until_ = 0;
  std::size_t dots_separate_until_ = 0;
  // The character at position_ was the second half of a pair.
  bool second_half_ = false;
};

}  // namespace newsgrep::text
