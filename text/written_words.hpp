#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "text/term_table.hpp"
#include "text/token.hpp"

namespace newsgrep::text {

/// The written forms that an Analyzer met, each with the term that it is indexed by.
class WrittenWords {
 public:
  /// Returns the number of a word with its term, at least 1. A pair that is new gets the next
  /// number; `variant_word` is kept with it.
  std::uint32_t number_of(std::string_view word, const Term& term, std::uint32_t variant_word);

  /// Returns the VariantTable::WordId that is kept with a number; 0 for number 0.
  std::uint32_t variant_word(std::uint32_t number) const {
    return number == 0 ? 0 : entries_[number - 1].variant_word;
  }

  /// Returns the word with this number, which is not 0.
  std::string_view word(std::uint32_t number) const {
    const auto& entry = entries_[number - 1];
    return std::string_view(entry.pair->text).substr(0, entry.size_bytes);
  }

  /// Notes that the word with this number was met; number 0 stands for no word.
  void note(std::uint32_t number) { met_[number] = 1; }

  /// Calls `use(word, term)` for each word noted since the last call, in no particular order.
  template <typename Use>
  void take(Use&& use) {
    for (std::size_t i = 1; i < met_.size(); ++i) {
      if (met_[i] == 0) continue;
      met_[i] = 0;
      const auto word = this->word(static_cast<std::uint32_t>(i));
      use(word, std::string_view(entries_[i - 1].pair->text).substr(word.size() + 1));
    }
  }

  /// Forgets all words.
  void clear();

 private:
  static constexpr char separator = '\0';  ///< A character that no word and no term has.

  struct Entry {
    const Term* pair;          ///< Element of pairs_.
    std::uint32_t size_bytes;  ///< Size of the word, with which the pair starts.
    std::uint32_t variant_word;
  };

  TermTable pairs_;             ///< Texts that are word, separator, term.
  std::vector<Entry> entries_;  ///< By number less one.
  std::vector<std::uint8_t> met_ = std::vector<std::uint8_t>(1);  ///< By number: 1 if noted.
};

}  // namespace newsgrep::text
