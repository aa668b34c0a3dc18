#include "searcher/query/word_pattern.hpp"

#include <algorithm>

#include "text/analyzer.hpp"
#include "text/utf8.hpp"

namespace newsgrep::query {
namespace {

void decode(std::string_view text, std::u32string& out) {
  out.clear();
  for (std::size_t at = 0; at < text.size();) {
    out.push_back(static_cast<char32_t>(text::next_code_point(text, at)));
  }
}

constexpr std::size_t max_characters = 63;  // Of the 64 bits, one stands for none of them.

}  // namespace

bool WordPattern::matches(std::string_view written) const {
  return PatternMatcher(*this).matches(written);
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
    : max_edits_(std::min(max_edits, max_edits_of_a_word)) {
  std::u32string characters;
  decode(word, characters);
  if (characters.size() > max_characters) {
    too_long_ = word;
    return;
  }
  size_ = characters.size();
  for (std::size_t i = 0; i < size_; ++i) {
    const auto character = characters[i];
    const auto places = places_of(character) | Bits{1} << (i + 1);
    if (character < ascii_places_.size()) {
      ascii_places_[character] = places;
    } else {
      other_places_.emplace_back(character, places);
    }
  }
  // Leaving out n characters takes n edits.
  rows_.front() = {{0b1, 0b11, 0b111}, 0, 0};
}

EditDistance::Bits EditDistance::places_of(char32_t character) const {
  if (character < ascii_places_.size()) return ascii_places_[character];
  // The last entry has all places.
  const auto found = std::find_if(other_places_.rbegin(), other_places_.rend(),
                                  [&](const auto& each) { return each.first == character; });
  return found == other_places_.rend() ? 0 : found->second;
}

std::optional<unsigned> EditDistance::to(std::string_view other) {
  other = other.substr(0, text::max_term_bytes);
  if (!too_long_.empty()) return other == too_long_ ? std::optional(0U) : std::nullopt;
  const auto same = static_cast<std::size_t>(
      std::mismatch(other.begin(), other.end(), other_.begin(), other_.end()).first -
      other.begin());
  if (hopeless_bytes_ > 0 && same >= hopeless_bytes_) return std::nullopt;
  hopeless_bytes_ = 0;
  while (rows_[rows_in_use_ - 1].end > same) --rows_in_use_;
  other_.assign(other);
  const auto word = (Bits{2} << size_) - 1;
  for (auto at = rows_[rows_in_use_ - 1].end; at < other.size();) {
    const auto places = places_of(static_cast<char32_t>(text::next_code_point(other, at)));
    read(places, at);
    if ((rows_[rows_in_use_ - 1].near[max_edits_] & word) == 0) {
      hopeless_bytes_ = at;
      return std::nullopt;
    }
  }
  const auto& near = rows_[rows_in_use_ - 1].near;
  for (unsigned edits = 0; edits <= max_edits_; ++edits) {
    if ((near[edits] >> size_ & 1) != 0) return edits;
  }
  return std::nullopt;
}

/// Reads a character that ends at byte `end` and stands at these places of the word.
void EditDistance::read(Bits places, std::size_t end) {
  const auto& before = rows_[rows_in_use_ - 1];
  const auto& two_before = rows_[rows_in_use_ - std::min<std::size_t>(rows_in_use_, 2)];
  auto& now = rows_[rows_in_use_++];
  const auto exchanged = places << 1 & before.places;
  now.near[0] = before.near[0] << 1 & places;
  for (unsigned edits = 1; edits <= max_edits_of_a_word; ++edits) {
    const auto fewer = edits - 1;
    const auto added = before.near[fewer];
    const auto replaced = before.near[fewer] << 1;
    const auto left_out = now.near[fewer] << 1;
    now.near[edits] = (before.near[edits] << 1 & places) | added | replaced | left_out |
                      (two_before.near[fewer] << 2 & exchanged);
  }
  now.places = places;
  now.end = end;
}

PatternMatcher::PatternMatcher(const WordPattern& pattern) : pattern_(pattern) {
  if (pattern.form == WordForm::fuzzy) distance_.emplace(pattern.word, pattern.max_edits);
}

bool PatternMatcher::matches(std::string_view written) {
  switch (pattern_.form) {
    case WordForm::prefix:
      return written.starts_with(pattern_.word);
    case WordForm::fuzzy:
      return distance_->to(written).has_value();
    case WordForm::written:
    case WordForm::any:
      break;
  }
  return written == pattern_.word;
}

}  // namespace newsgrep::query
