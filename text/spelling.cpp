#include "text/spelling.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string_view>

namespace newsgrep::text {
namespace {

bool is_vowel(char c) {
  return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u';
}

template <std::size_t N>
bool contains(const std::array<std::string_view, N>& sorted, std::string_view word) {
  return std::binary_search(sorted.begin(), sorted.end(), word);
}

// Endings after the s of -ise: organis-e, -ed, -ation …
constexpr std::array<std::string_view, 20> ise_endings{
    "able", "ability", "ably",  "ation",  "ational", "ationally", "ations",
    "e",    "ed",      "ement", "ements", "er",      "ers",       "es",
    "ing",  "ingly",   "ings",  "edly",   "ables",   "abilities"};

// Stems before -ise in words that everyone writes with an s. Words in -vise, -wise and -prise, and
// with a vowel before -ise, need no entry.
constexpr std::array<std::string_view, 34> never_ize{
    "advert",   "cer",    "chast",  "chem",        "circumc",   "comprom",  "conc",
    "dem",      "den",    "desp",   "disenfranch", "disfranch", "enfranch", "exc",
    "exerc",    "expert", "franch", "highr",       "imprec",    "inc",      "malpract",
    "merchand", "moonr",  "mort",   "parad",       "pract",     "prec",     "prem",
    "prom",     "sunr",   "surm",   "treat",       "upr",       "val"};

bool is_always_ise(std::string_view stem) {
  if (stem.size() < 3) return true;
  if (is_vowel(stem.back())) return true;
  if (stem.back() == 'w' || stem.ends_with("pr")) return true;
  if (stem.back() == 'v' && !stem.ends_with("tiv")) return true;
  if (std::none_of(stem.begin(), stem.end(), [](char c) { return is_vowel(c) || c == 'y'; })) {
    return true;
  }
  return contains(never_ize, stem);
}

bool ise_to_ize(std::string& word) {
  for (std::size_t is = word.rfind("is"); is != std::string::npos && is > 0;
       is = word.rfind("is", is - 1)) {
    const std::string_view view = word;
    const std::string_view ending = view.substr(is + 2);
    if (std::find(ise_endings.begin(), ise_endings.end(), ending) == ise_endings.end()) continue;
    if (is_always_ise(view.substr(0, is))) return false;
    word[is + 1] = 'z';
    return true;
  }
  return false;
}

// Without "es": analyses is the plural of analysis, too, and variants.txt decides it.
constexpr std::array<std::string_view, 5> yse_endings{"e", "ed", "er", "ers", "ing"};
constexpr std::array<std::string_view, 8> yse_stems{"anal",     "breathal", "catal", "dial",
                                                    "electrol", "hydrol",   "paral", "psychoanal"};

void yse_to_yze(std::string& word) {
  const std::size_t ys = word.rfind("ys");
  if (ys == std::string::npos) return;
  const std::string_view view = word;
  const std::string_view ending = view.substr(ys + 2);
  std::string_view stem = view.substr(0, ys);
  if (stem.starts_with("re") && stem != "re") stem.remove_prefix(2);
  if (std::find(yse_endings.begin(), yse_endings.end(), ending) == yse_endings.end()) return;
  if (!contains(yse_stems, stem)) return;
  word[ys + 1] = 'z';
}

constexpr std::array<std::string_view, 33> our_stems{
    "ard",    "arm", "behavi", "belab", "cand", "clam",    "col", "demean", "enam",
    "endeav", "fav", "ferv",   "flav",  "glam", "harb",    "hon", "hum",    "lab",
    "neighb", "od",  "parl",   "ranc",  "rig",  "rum",     "sav", "savi",   "splend",
    "succ",   "tum", "val",    "vap",   "vig",  "watercol"};
constexpr std::array<std::string_view, 13> our_prefixes{
    "", "anti", "bi", "de", "dis", "mal", "mis", "multi", "non", "over", "re", "tri", "un"};

static_assert(std::is_sorted(never_ize.begin(), never_ize.end()));
static_assert(std::is_sorted(our_stems.begin(), our_stems.end()));
static_assert(std::is_sorted(yse_stems.begin(), yse_stems.end()));

bool is_our_stem(std::string_view stem) {
  return std::any_of(our_prefixes.begin(), our_prefixes.end(), [stem](std::string_view prefix) {
    return stem.starts_with(prefix) && contains(our_stems, stem.substr(prefix.size()));
  });
}

void our_to_or(std::string& word) {
  const std::size_t our = word.find("our");
  if (our == std::string::npos || !is_our_stem(std::string_view(word).substr(0, our))) return;
  word.erase(our + 1, 1);
}

}  // namespace

void unify_english_spelling(std::string& word) {
  constexpr std::size_t shortest_bytes = 5;
  if (word.size() < shortest_bytes) return;
  our_to_or(word);
  if (!ise_to_ize(word)) yse_to_yze(word);
}

}  // namespace newsgrep::text
