#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

struct sb_stemmer;

namespace newsgrep::text {

/// Returns the ISO 639-1 codes of the languages that can be stemmed, in order.
std::vector<std::string_view> stemmed_languages();

/// Returns true if words of a language can be stemmed. `language` is an ISO 639-1 code.
bool has_stemmer(std::string_view language);

/// A Snowball stemmer. Use it in one thread at a time.
class Stemmer {
 public:
  /// Makes a stemmer for `language`, an ISO 639-1 code; "en" is Snowball's `english`. If the
  /// language has no stemmer, stem() changes nothing.
  explicit Stemmer(std::string_view language);
  ~Stemmer();
  Stemmer(Stemmer&&) noexcept;
  Stemmer& operator=(Stemmer&&) noexcept;

  /// Replaces a word by its stem, which is never empty. The word is in UTF-8, case folded, with its
  /// diacritics.
  void stem(std::string& word);

 private:
  struct Delete {
    void operator()(sb_stemmer* stemmer) const;
  };
  std::unique_ptr<sb_stemmer, Delete> stemmer_;
};

}  // namespace newsgrep::text
