#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "searcher/query/ast.hpp"
#include "text/analyzer.hpp"

namespace newsgrep::query {

/// What words in their written form (see text/written_form.hpp) have to be like: not
/// WordForm::any, which is a matter of terms.
struct WordPattern {
  WordForm form = WordForm::written;
  std::string word;        ///< As written_form() gives it.
  unsigned max_edits = 0;  ///< Of WordForm::fuzzy.

  /// Whether `written` is such a word. For many words see PatternMatcher.
  bool matches(std::string_view written) const;

  /// `=zone`, `negotiat*`, `zelenski~2`.
  std::string to_string() const;
};

/// How many edits a misspelt word may be away when nobody says: one in four letters or fewer, else
/// two.
unsigned usual_edits(std::string_view word);

/// More edits than this are never asked for.
inline constexpr unsigned max_edits_of_a_word = 2;

/// Finds how many edits lead from one word to others: a character added, left out or replaced, or
/// two neighbours exchanged (optimal string alignment; Damerau 1964). All beginnings of the word
/// that are near what has been read of another one are kept as the bits of a machine word for each
/// number of edits (Wu and Manber, Fast Text Searching Allowing Errors, 1992). What others have in
/// common with the one before is not read again, so a sorted list is gone through quickly.
class EditDistance {
 public:
  /// `max_edits` is at most max_edits_of_a_word. A word of more than 63 characters is near itself
  /// alone.
  EditDistance(std::string_view word, unsigned max_edits);

  /// Nothing when it takes more than `max_edits`.
  std::optional<unsigned> to(std::string_view other);

  /// After to() gave nothing: no word is near that begins with so many bytes of `other`. 0 when
  /// that is not known.
  std::size_t hopeless_bytes() const { return hopeless_bytes_; }

 private:
  using Bits = std::uint64_t;

  /// What is known after some characters of another word.
  struct Row {
    /// For each number of edits: bit n says that the first n characters of the word are no farther.
    std::array<Bits, max_edits_of_a_word + 1> near;
    Bits places;      ///< Bit n says that the last of them is the nth of the word.
    std::size_t end;  ///< Where they end, in bytes.
  };

  Bits places_of(char32_t character) const;
  void read(Bits places, std::size_t end);

  const unsigned max_edits_;
  std::string too_long_;  ///< The word if it has too many characters.
  std::size_t size_ = 0;  ///< Of the word, in characters.
  std::array<Bits, 128> ascii_places_{};
  std::vector<std::pair<char32_t, Bits>> other_places_;

  std::string other_;
  std::size_t hopeless_bytes_ = 0;
  std::size_t rows_in_use_ = 1;
  std::array<Row, text::max_term_bytes + 1> rows_;
};

/// Compares words with a pattern, which must outlive it.
class PatternMatcher {
 public:
  explicit PatternMatcher(const WordPattern& pattern);

  /// Whether `written` is such a word.
  bool matches(std::string_view written);

 private:
  const WordPattern& pattern_;
  std::optional<EditDistance> distance_;  ///< Of a misspelt word.
};

}  // namespace newsgrep::query
