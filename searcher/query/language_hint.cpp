#include "searcher/query/language_hint.hpp"

#include <algorithm>
#include <array>

#include "text/ascii.hpp"

namespace newsgrep::query {
namespace {

struct Language {
  std::string_view name;
  std::string_view code;
};

constexpr std::array languages = {
    Language{"Arabic", "ar"},     Language{"Armenian", "hy"},   Language{"Basque", "eu"},
    Language{"Bulgarian", "bg"},  Language{"Catalan", "ca"},    Language{"Chinese", "zh"},
    Language{"Croatian", "hr"},   Language{"Czech", "cs"},      Language{"Danish", "da"},
    Language{"Dutch", "nl"},      Language{"English", "en"},    Language{"Estonian", "et"},
    Language{"Finnish", "fi"},    Language{"French", "fr"},     Language{"German", "de"},
    Language{"Greek", "el"},      Language{"Hebrew", "he"},     Language{"Hindi", "hi"},
    Language{"Hungarian", "hu"},  Language{"Indonesian", "id"}, Language{"Irish", "ga"},
    Language{"Italian", "it"},    Language{"Japanese", "ja"},   Language{"Korean", "ko"},
    Language{"Lithuanian", "lt"}, Language{"Nepali", "ne"},     Language{"Norwegian", "no"},
    Language{"Persian", "fa"},    Language{"Polish", "pl"},     Language{"Portuguese", "pt"},
    Language{"Romanian", "ro"},   Language{"Russian", "ru"},    Language{"Serbian", "sr"},
    Language{"Spanish", "es"},    Language{"Swedish", "sv"},    Language{"Tamil", "ta"},
    Language{"Thai", "th"},       Language{"Turkish", "tr"},    Language{"Ukrainian", "uk"},
    Language{"Vietnamese", "vi"}, Language{"Yiddish", "yi"},
};

bool same_in_any_case(std::string_view a, std::string_view b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](char x, char y) { return text::ascii_lower(x) == text::ascii_lower(y); });
}

}  // namespace

std::string language_hint(std::string_view value) {
  const auto* found = std::find_if(
      languages.begin(), languages.end(),
      [&](const Language& language) { return same_in_any_case(language.name, value); });
  if (found == languages.end()) return "Write a code of two letters: lang:en";
  return std::string("Write lang:").append(found->code).append(" for ").append(found->name);
}

}  // namespace newsgrep::query
