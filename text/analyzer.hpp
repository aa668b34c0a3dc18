#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "text/token.hpp"

namespace newsgrep::text {

class VariantTable;

/// The analysis chain: turns a text into tokens whose terms are normalised, unified over variants
/// and stemmed. The indexer, the query and the highlighter all use it, so they cannot disagree.
///
/// Accepts any bytes; ill-formed UTF-8 separates words. The same text always gives the same tokens.
/// Their begins never decrease. The ranges of neighbours overlap only in scripts without spaces,
/// which are indexed as pairs of characters. A token's range ends before a possessive 's and after
/// the last dot of U.S. Tokenizer says what a word is.
///
/// Use an Analyzer in one thread at a time. Reuse it, because it remembers the words that it met.
/// It limits the number of remembered words by itself. The number of its terms grows until forget()
/// is called, so a program that reads articles without end must call forget() now and then.
class Analyzer {
 public:
  /// Makes an analyzer for `language`, an ISO 639-1 code in any case that may have a region (en-GB,
  /// pt_BR). A language without a Snowball stemmer is not stemmed. `variants` outlives the
  /// analyzer.
  Analyzer(std::string_view language, const VariantTable& variants);
  ~Analyzer();
  Analyzer(Analyzer&&) noexcept;
  Analyzer& operator=(Analyzer&&) noexcept;

  /// Replaces `tokens` by the tokens of `text`, in order; by none if the text has no word. Their
  /// terms live until forget() is called. Takes time linear in the text. Throws Error{bad_argument}
  /// for 4 GiB of text or more.
  void analyze(std::string_view text, std::vector<Token>& tokens);

  /// Returns the number of distinct terms, which is greater than every Term::id. It includes terms
  /// that no token has: "cease" and "fire" when the text had only cease-fire.
  std::size_t term_count() const;

  /// Returns the number of tokens whose terms were cut to max_term_bytes since the analyzer was
  /// made.
  std::size_t cut_count() const;

  /// Returns the written form (see written_form()) of the tokens whose Token::form is `number`. All
  /// of them have the same term. Valid until forget() is called.
  std::string_view form(std::uint32_t number) const;

  /// Calls `use(word, term)` once for each written form that analyze() met since the last call,
  /// with the text of its term. A spelling of several words (cease fire) comes as a whole and in
  /// its parts; the parts come with their own terms. The bytes live until forget() is called.
  void take_written_words(
      const std::function<void(std::string_view word, std::string_view term)>& use);

  /// Forgets all words and terms, which frees their memory. Every Term pointer becomes invalid.
  void forget();

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace newsgrep::text
