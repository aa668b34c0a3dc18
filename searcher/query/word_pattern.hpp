#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "query/ast.hpp"

namespace newsgrep::detail {

/// What words in their written form (see analysis/written_words.hpp) have to be like: not
/// WordForm::any, which is a matter of terms.
struct WordPattern {
  WordForm form = WordForm::written;
  std::string word;        ///< As written_form() gives it.
  unsigned max_edits = 0;  ///< Of WordForm::fuzzy.

  /// Whether `written` is such a word.
  bool matches(std::string_view written) const;

  /// `=zone`, `negotiat*`, `zelenski~2`.
  std::string to_string() const;
};

/// How many edits a misspelt word may be away when nobody says: one in four letters or fewer, else
/// two.
unsigned usual_edits(std::string_view word);

/// Finds how many edits lead from one word to others: a character added, left out or replaced, or
/// two neighbours exchanged (optimal string alignment; Damerau 1964). All beginnings of the word
/// that are near what has been read of another one are kept as the bits of a machine word for each
/// number of edits (Wu and Manber, Fast Text Searching Allowing Errors, 1992). What others have in
/// common with the one before is not read again, so a sorted list is gone through quickly.
class EditDistance {
 public:
  /// No word is near one of more than 64 characters: terms are no longer than that.
  EditDistance(std::string_view word, unsigned max_edits);

  /// Nothing when it takes more than `max_edits`.
  std::optional<unsigned> to(std::string_view other);

  /// After to() gave nothing: no word is near that begins with so many bytes of `other`. 0 when
  /// that is not known.
  std::size_t hopeless_bytes() const { return hopeless_bytes_; }

 private:
  using Bits = std::uint64_t;  ///< Bit n stands for the first n + 1 characters of the word.

  Bits places_of(char32_t character) const;
  Bits* row(std::size_t characters) { return rows_.data() + characters * (max_edits_ + 1); }
  bool read(Bits places);
  std::optional<unsigned> edits() const;

  unsigned max_edits_;
  std::size_t size_ = 0;  ///< Of the word, in characters.
  Bits all_ = 0;
  std::array<Bits, 128> ascii_places_{};  ///< Where an ASCII character stands in the word.
  std::vector<std::pair<char32_t, Bits>> other_places_;

  std::string other_;
  std::size_t characters_ = 0;     ///< How many of other_ were read.
  std::vector<std::size_t> ends_;  ///< Where each of them ends in other_.
  std::vector<Bits> places_;       ///< Where each of them stands in the word.
  /// After so many characters of other_, for each number of edits: the beginnings of the word that
  /// are no farther from them.
  std::vector<Bits> rows_;
  std::size_t hopeless_bytes_ = 0;
};

}  // namespace newsgrep::detail
