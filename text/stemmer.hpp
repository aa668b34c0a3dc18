#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

struct sb_stemmer;

namespace newsgrep::text {

/// The ISO 639-1 codes of the languages that can be stemmed, in order.
std::vector<std::string_view> stemmed_languages();

/// Whether words of this language can be stemmed.
bool has_stemmer(std::string_view language);

/// A Snowball stemmer. Use it in one thread at a time.
class Stemmer {
 public:
  /// `language` is an ISO 639-1 code; "en" is Snowball's `english`. Without a stemmer for it,
  /// stem() does nothing.
  explicit Stemmer(std::string_view language);
  ~Stemmer();
  Stemmer(Stemmer&&) noexcept;
  Stemmer& operator=(Stemmer&&) noexcept;

  /// Replaces a word (UTF-8, case folded, with its diacritics) by its stem, which is never empty.
  void stem(std::string& word);

 private:
  struct Delete {
    void operator()(sb_stemmer* stemmer) const;
  };
  std::unique_ptr<sb_stemmer, Delete> stemmer_;
};

}  // namespace newsgrep::text
