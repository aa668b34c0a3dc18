#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
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
/// two neighbours exchanged (optimal string alignment; Damerau 1964). What others have in common
/// with the one before is not computed again, so a sorted list is gone through quickly.
class EditDistance {
 public:
  EditDistance(std::string_view word, unsigned max_edits);

  /// Nothing when it takes more than `max_edits`.
  std::optional<unsigned> to(std::string_view other);

  /// After to() gave nothing: no word is near that begins with so many bytes of `other`. 0 when
  /// that is not known.
  std::size_t hopeless_bytes() const { return hopeless_bytes_; }

 private:
  std::uint8_t* row(std::size_t index) { return rows_.data() + index * (word_.size() + 1); }
  bool compute_row(std::size_t index);

  std::u32string word_;
  unsigned max_edits_;
  std::string other_;
  std::u32string characters_;       ///< Of other_, as far as there are rows.
  std::vector<std::size_t> ends_;   ///< Where they end in other_.
  std::vector<std::uint8_t> rows_;  ///< One for each character, and one before them.
  std::size_t hopeless_bytes_ = 0;
};

}  // namespace newsgrep::detail
