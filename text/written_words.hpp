#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "text/term_table.hpp"
#include "text/token.hpp"

namespace newsgrep::text {

/// The words that an Analyzer met, as they are written, each with the term that it is indexed by.
class WrittenWords {
 public:
  /// The number of a word with its term, at least 1. `variant_word` is kept with it.
  std::uint32_t number_of(std::string_view word, const Term& term, std::uint32_t variant_word);

  std::uint32_t variant_word(std::uint32_t number) const {
    return number == 0 ? 0 : words_[number - 1].variant_word;
  }

  /// The word with this number, which is not 0.
  std::string_view word(std::uint32_t number) const {
    const auto& word = words_[number - 1];
    return std::string_view(word.pair->text).substr(0, word.size_bytes);
  }

  /// Notes that the word with this number was met; 0 stands for none.
  void note(std::uint32_t number) { met_[number] = 1; }

  /// Calls `use(word, term)` for each that was noted since the last call; in no order.
  template <typename Use>
  void take(Use&& use) {
    for (std::size_t i = 1; i < met_.size(); ++i) {
      if (met_[i] == 0) continue;
      met_[i] = 0;
      const auto word = this->word(static_cast<std::uint32_t>(i));
      use(word, std::string_view(words_[i - 1].pair->text).substr(word.size() + 1));
    }
  }

  void clear();

 private:
  static constexpr char separator = '\0';  ///< In no word and no term.

  struct Word {
    const Term* pair;  ///< Entry of pairs_.
    std::uint32_t size_bytes;
    std::uint32_t variant_word;
  };

  TermTable pairs_;          ///< Word, separator, term.
  std::vector<Word> words_;  ///< By number, less one.
  std::vector<std::uint8_t> met_ = std::vector<std::uint8_t>(1);
};

}  // namespace newsgrep::text
