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

/// The analysis chain: text -> tokens with byte ranges, normalised, variants unified, stemmed. The
/// indexer, the query and the highlighter all use this one, so they cannot disagree.
///
/// Any bytes are accepted; ill-formed UTF-8 separates words. The same text always gives the same
/// tokens. Begins never decrease; ranges of neighbours overlap only in scripts without spaces,
/// which are indexed as pairs of characters. A possessive 's is not part of its token's range; the
/// dots of U.S. are, the last one too. See Tokenizer for what a word is.
///
/// An Analyzer remembers the words it has met, so reuse it; use it in one thread at a time. The
/// words as written are bounded by itself; the terms grow until forget() is called, which a program
/// that reads articles without end should do now and then.
class Analyzer {
 public:
  /// `language` is an ISO 639-1 code, also with a region (en-GB, pt_BR), in any case; one without a
  /// Snowball stemmer is analysed without stemming. `variants` must outlive the analyzer.
  Analyzer(std::string_view language, const VariantTable& variants);
  ~Analyzer();
  Analyzer(Analyzer&&) noexcept;
  Analyzer& operator=(Analyzer&&) noexcept;

  /// Replaces `tokens` by those of `text`, in order. Their terms live until the next call of
  /// forget(). Takes time linear in the text. Throws Error{bad_argument} for 4 GiB of text or more.
  void analyze(std::string_view text, std::vector<Token>& tokens);

  /// How many distinct terms have been met; Term::id is below it. Counts "cease" and "fire" of
  /// cease-fire, too, which became one token in the end.
  std::size_t term_count() const;

  /// How many tokens had to be cut to max_term_bytes since the analyzer was made.
  std::size_t cut_count() const;

  /// What written_form() gives for the tokens whose Token::form is `number`, all of which have the
  /// same term. Valid until the next call of forget().
  std::string_view form(std::uint32_t number) const;

  /// Calls `use(word, term)` for each word that analyze() met since the last call, as
  /// written_form() gives it, with the text of its term. A spelling of several words (cease fire)
  /// comes as a whole and also in its parts, with the terms that these would have. The bytes live
  /// until the next call of forget().
  void take_written_words(
      const std::function<void(std::string_view word, std::string_view term)>& use);

  /// Forgets all words and terms (to bound memory); every Term pointer handed out is invalid after.
  void forget();

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace newsgrep::text
