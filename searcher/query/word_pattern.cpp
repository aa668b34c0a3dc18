#include "query/word_pattern.hpp"

#include <algorithm>

#include "analysis/analyzer.hpp"
#include "analysis/characters.hpp"

namespace newsgrep::detail {
namespace {

void decode(std::string_view text, std::u32string& out) {
  out.clear();
  for (std::size_t at = 0; at < text.size();) {
    out.push_back(static_cast<char32_t>(next_code_point(text, at)));
  }
}

constexpr std::size_t max_characters = 64;  // As many as bits.

}  // namespace

bool WordPattern::matches(std::string_view written) const {
  switch (form) {
    case WordForm::prefix:
      return written.starts_with(word);
    case WordForm::fuzzy:
      return EditDistance(word, max_edits).to(written).has_value();
    case WordForm::written:
    case WordForm::any:
      break;
  }
  return written == word;
}

std::string WordPattern::to_string() const {
  switch (form) {
    case WordForm::prefix:
      return word + "*";
    case WordForm::fuzzy:
      return word + "~" + std::to_string(max_edits);
    case WordForm::written:
    case WordForm::any:
      break;
  }
  return "=" + word;
}

unsigned usual_edits(std::string_view word) {
  constexpr std::size_t short_word = 4;
  std::u32string characters;
  decode(word, characters);
  return characters.size() <= short_word ? 1 : 2;
}

EditDistance::EditDistance(std::string_view word, unsigned max_edits)
    : max_edits_(max_edits), ends_(max_term_bytes), places_(max_term_bytes) {
  std::u32string characters;
  decode(word, characters);
  size_ = characters.size();
  if (size_ > max_characters) return;
  for (std::size_t i = 0; i < size_; ++i) {
    const auto character = characters[i];
    const auto place = Bits{1} << i;
    all_ |= place;
    if (character < ascii_places_.size()) {
      ascii_places_[character] |= place;
    } else {
      other_places_.emplace_back(character, place | places_of(character));
    }
  }
  rows_.resize((max_term_bytes + 1) * (max_edits_ + 1));
  // To leave out n characters is n edits.
  for (unsigned edits = 0; edits <= max_edits_; ++edits) {
    row(0)[edits] = edits < max_characters ? all_ & ((Bits{1} << edits) - 1) : all_;
  }
}

EditDistance::Bits EditDistance::places_of(char32_t character) const {
  if (character < ascii_places_.size()) return ascii_places_[character];
  const auto found = std::find_if(other_places_.rbegin(), other_places_.rend(),
                                  [&](const auto& each) { return each.first == character; });
  return found == other_places_.rend() ? 0 : found->second;
}

std::optional<unsigned> EditDistance::to(std::string_view other) {
  if (size_ > max_characters) return std::nullopt;
  other = other.substr(0, max_term_bytes);
  const auto same = static_cast<std::size_t>(
      std::mismatch(other.begin(), other.end(), other_.begin(), other_.end()).first -
      other.begin());
  if (hopeless_bytes_ > 0 && same >= hopeless_bytes_) return std::nullopt;
  hopeless_bytes_ = 0;
  while (characters_ > 0 && ends_[characters_ - 1] > same) --characters_;
  other_.assign(other);
  for (auto at = characters_ == 0 ? 0 : ends_[characters_ - 1]; at < other.size();) {
    const auto places = places_of(static_cast<char32_t>(next_code_point(other, at)));
    ends_[characters_] = at;
    if (!read(places)) {
      hopeless_bytes_ = at;
      return std::nullopt;
    }
  }
  return edits();
}

/// Reads a character that stands at these places of the word. False when nothing can be near that
/// begins like this.
bool EditDistance::read(Bits places) {
  const auto n = characters_;
  // The empty beginning of the word is as far from characters as there are of them.
  const auto empty = [](std::size_t characters, unsigned edits) {
    return Bits{characters <= edits ? 1U : 0U};
  };
  const auto* before = row(n);
  auto* now = row(n + 1);
  now[0] = (before[0] << 1 | empty(n, 0)) & places;
  for (unsigned edits = 1; edits <= max_edits_; ++edits) {
    const auto fewer = edits - 1;
    const auto same = (before[edits] << 1 | empty(n, edits)) & places;
    const auto added = before[fewer];
    const auto replaced = before[fewer] << 1 | empty(n, fewer);
    const auto left_out = now[fewer] << 1 | empty(n + 1, fewer);
    Bits exchanged = 0;
    if (n > 0) {
      exchanged =
          (row(n - 1)[fewer] << 2 | empty(n - 1, fewer) << 1) & places << 1 & places_[n - 1];
    }
    now[edits] = (same | added | replaced | left_out | exchanged) & all_;
  }
  places_[n] = places;
  characters_ = n + 1;
  return now[max_edits_] != 0 || characters_ <= max_edits_;
}

/// Between the word and what was read.
std::optional<unsigned> EditDistance::edits() const {
  const auto* now = rows_.data() + characters_ * (max_edits_ + 1);
  for (unsigned edits = 0; edits <= max_edits_; ++edits) {
    if (size_ == 0 ? characters_ <= edits : (now[edits] >> (size_ - 1) & 1) != 0) return edits;
  }
  return std::nullopt;
}

}  // namespace newsgrep::detail
