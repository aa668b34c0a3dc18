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

/// Matches words in their written form (see text/written_form.hpp). Not for WordForm::any, which
/// is found by terms.
struct WordPattern {
  WordForm form = WordForm::written;
  std::string word;        ///< Its written_form().
  unsigned max_edits = 0;  ///< With WordForm::fuzzy.

  /// Returns true if `written` matches. For many words, PatternMatcher is quicker.
  bool matches(std::string_view written) const;

  /// Returns `=zone`, `negotiat*` or `zelenski~2`.
  std::string to_string() const;
};

/// Returns the edits that a fuzzy word allows when the query names no number: one for four letters
/// or fewer, otherwise two.
unsigned usual_edits(std::string_view word);

/// The most edits that a word may ask for.
inline constexpr unsigned max_edits_of_a_word = 2;

/// Finds how many edits lead from one word to others. An edit adds, leaves out or replaces a
/// character, or exchanges two neighbours (optimal string alignment; Damerau 1964).
///
/// Keeps a machine word for each number of edits. Its bit n is set if the first n characters of the
/// word are that near to what has been read of the other word (Wu and Manber, Fast Text Searching
/// Allowing Errors, 1992). The bytes that a word shares with the one before are not read again, so
/// a sorted list takes little time.
class EditDistance {
 public:
  /// `max_edits` is at most max_edits_of_a_word. A word of more than 63 characters is near no other
  /// word.
  EditDistance(std::string_view word, unsigned max_edits);

  /// Returns the edits to `other`; nothing when it takes more than `max_edits`.
  std::optional<unsigned> to(std::string_view other);

  /// After to() returned nothing: no word that begins with this many bytes of `other` is near. 0
  /// when that is not known.
  std::size_t hopeless_bytes() const { return hopeless_bytes_; }

 private:
  using Bits = std::uint64_t;

  /// The state after some characters of another word.
  struct Row {
    /// By number of edits: bit n is set if the first n characters of the word are that near.
    std::array<Bits, max_edits_of_a_word + 1> near;
    Bits places;      ///< Bit n is set if the last of them is the nth of the word.
    std::size_t end;  ///< Bytes of the other word up to here.
  };

  Bits places_of(char32_t character) const;
  void read(Bits places, std::size_t end);

  const unsigned max_edits_;
  std::string too_long_;  ///< The word, if it has more than 63 characters.
  std::size_t size_ = 0;  ///< Characters of the word.
  std::array<Bits, 128> ascii_places_{};
  std::vector<std::pair<char32_t, Bits>> other_places_;

  std::string other_;
  std::size_t hopeless_bytes_ = 0;
  std::size_t rows_in_use_ = 1;
  std::array<Row, text::max_term_bytes + 1> rows_;
};

/// Compares many words with a pattern, which must outlive it.
class PatternMatcher {
 public:
  explicit PatternMatcher(const WordPattern& pattern);

  /// Returns true if `written` matches.
  bool matches(std::string_view written);

 private:
  const WordPattern& pattern_;
  std::optional<EditDistance> distance_;  ///< With WordForm::fuzzy.
};

}  // namespace newsgrep::query
