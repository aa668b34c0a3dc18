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

EditDistance::EditDistance(std::string_view word, unsigned max_edits) : max_edits_(max_edits) {
  decode(word, word_);
  rows_.resize((max_term_bytes + 1) * (word_.size() + 1));
  for (std::size_t i = 0; i <= word_.size(); ++i) row(0)[i] = static_cast<std::uint8_t>(i);
}

std::optional<unsigned> EditDistance::to(std::string_view other) {
  other = other.substr(0, max_term_bytes);
  const auto same = static_cast<std::size_t>(
      std::mismatch(other.begin(), other.end(), other_.begin(), other_.end()).first -
      other.begin());
  if (hopeless_bytes_ > 0 && same >= hopeless_bytes_) return std::nullopt;
  hopeless_bytes_ = 0;
  while (!ends_.empty() && ends_.back() > same) {
    ends_.pop_back();
    characters_.pop_back();
  }
  other_.replace(same, std::string::npos, other.substr(same));
  for (auto at = ends_.empty() ? 0 : ends_.back(); at < other.size();) {
    characters_.push_back(static_cast<char32_t>(next_code_point(other, at)));
    ends_.push_back(at);
    if (!compute_row(ends_.size())) {
      hopeless_bytes_ = at;
      return std::nullopt;
    }
  }
  const unsigned edits = row(ends_.size())[word_.size()];
  if (edits > max_edits_) return std::nullopt;
  return edits;
}

/// False when no entry is within reach.
bool EditDistance::compute_row(std::size_t index) {
  const auto* before = row(index - 1);
  auto* now = row(index);
  const auto character = characters_[index - 1];
  auto least = now[0] = static_cast<std::uint8_t>(index);
  for (std::size_t i = 1; i <= word_.size(); ++i) {
    const bool same = word_[i - 1] == character;
    unsigned edits = std::min({before[i] + 1U, now[i - 1] + 1U, before[i - 1] + (same ? 0U : 1U)});
    if (index > 1 && i > 1 && character == word_[i - 2] && characters_[index - 2] == word_[i - 1]) {
      edits = std::min(edits, row(index - 2)[i - 2] + 1U);
    }
    now[i] = static_cast<std::uint8_t>(edits);
    least = std::min(least, now[i]);
  }
  return least <= max_edits_;
}

}  // namespace newsgrep::detail
