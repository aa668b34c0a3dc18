#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/term_table.hpp"
#include "analysis/token.hpp"

namespace newsgrep::detail {

/// A token as it is written: its words as normalize_word() gives them, without diacritics, with a
/// space between two of them (`cease fire` for cease-fire), cut to max_term_bytes. `language` is
/// that of the text, for words that are elided. `text` holds the token and nothing else.
std::string written_form(std::string_view text, std::string_view language);

/// The same of one word that the Tokenizer made, in `form`, but not cut.
void set_written_word(std::string_view word, std::string& form);

/// The words that an Analyzer met, as they are written, each with the term that it is indexed by.
class WrittenWords {
 public:
  /// The number of a word with its term, at least 1. `variant_word` is kept with it.
  std::uint32_t number_of(std::string_view word, const Term& term, std::uint32_t variant_word);

  std::uint32_t variant_word(std::uint32_t number) const {
    return number == 0 ? 0 : variant_words_[number - 1];
  }

  /// Notes that the word with this number was met; 0 stands for none.
  void note(std::uint32_t number) { met_[number] = 1; }

  /// Calls `use(word, term)` for each that was noted since the last call; in no order.
  template <typename Use>
  void take(Use&& use) {
    for (std::size_t i = 1; i < met_.size(); ++i) {
      if (met_[i] == 0) continue;
      met_[i] = 0;
      const std::string_view pair = keys_[i - 1]->text;
      const auto middle = pair.find(separator);
      use(pair.substr(0, middle), pair.substr(middle + 1));
    }
  }

  void clear();

 private:
  static constexpr char separator = '\0';  ///< In no word and no term.

  TermTable pairs_;                ///< Word, separator, term.
  std::vector<const Term*> keys_;  ///< The entries of pairs_ by number, less one.
  std::vector<std::uint32_t> variant_words_;
  std::vector<std::uint8_t> met_ = std::vector<std::uint8_t>(1);
};

}  // namespace newsgrep::detail
