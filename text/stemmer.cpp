#include "text/stemmer.hpp"

#include <libstemmer.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <new>

namespace newsgrep::text {
namespace {

struct Algorithm {
  std::string_view language;
  const char* snowball_name;
};

constexpr std::array algorithms{
    Algorithm{"ar", "arabic"},    Algorithm{"ca", "catalan"},    Algorithm{"da", "danish"},
    Algorithm{"de", "german"},    Algorithm{"el", "greek"},      Algorithm{"en", "english"},
    Algorithm{"es", "spanish"},   Algorithm{"eu", "basque"},     Algorithm{"fi", "finnish"},
    Algorithm{"fr", "french"},    Algorithm{"ga", "irish"},      Algorithm{"hi", "hindi"},
    Algorithm{"hu", "hungarian"}, Algorithm{"hy", "armenian"},   Algorithm{"id", "indonesian"},
    Algorithm{"it", "italian"},   Algorithm{"lt", "lithuanian"}, Algorithm{"nb", "norwegian"},
    Algorithm{"ne", "nepali"},    Algorithm{"nl", "dutch"},      Algorithm{"nn", "norwegian"},
    Algorithm{"no", "norwegian"}, Algorithm{"pt", "portuguese"}, Algorithm{"ro", "romanian"},
    Algorithm{"ru", "russian"},   Algorithm{"sr", "serbian"},    Algorithm{"sv", "swedish"},
    Algorithm{"ta", "tamil"},     Algorithm{"tr", "turkish"},    Algorithm{"yi", "yiddish"},
};

sb_stemmer* make_stemmer(std::string_view language) {
  const auto* algorithm =
      std::find_if(algorithms.begin(), algorithms.end(),
                   [language](const Algorithm& a) { return a.language == language; });
  if (algorithm == algorithms.end()) return nullptr;
  auto* stemmer = sb_stemmer_new(algorithm->snowball_name, "UTF_8");
  if (stemmer == nullptr) throw std::bad_alloc();  // The name is known.
  return stemmer;
}

}  // namespace

std::vector<std::string_view> stemmed_languages() {
  std::vector<std::string_view> languages;
  for (const Algorithm& algorithm : algorithms) languages.push_back(algorithm.language);
  return languages;
}

bool has_stemmer(std::string_view language) {
  return std::any_of(algorithms.begin(), algorithms.end(),
                     [language](const Algorithm& a) { return a.language == language; });
}

void Stemmer::Delete::operator()(sb_stemmer* stemmer) const {
  sb_stemmer_delete(stemmer);
}

Stemmer::Stemmer(std::string_view language) : stemmer_(make_stemmer(language)) {}
Stemmer::~Stemmer() = default;
Stemmer::Stemmer(Stemmer&&) noexcept = default;
Stemmer& Stemmer::operator=(Stemmer&&) noexcept = default;

void Stemmer::stem(std::string& word) {
  if (stemmer_ == nullptr) return;
  const auto* stem =
      sb_stemmer_stem(stemmer_.get(), reinterpret_cast<const sb_symbol*>(word.data()),
                      static_cast<int>(word.size()));
  const int size = sb_stemmer_length(stemmer_.get());
  if (stem == nullptr || size <= 0) return;
  word.assign(reinterpret_cast<const char*>(stem), static_cast<std::size_t>(size));
}

}  // namespace newsgrep::text
