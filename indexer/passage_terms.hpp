#pragma once

#include <algorithm>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "text/token.hpp"

namespace newsgrep::indexer {

/// The distinct terms of a passage with their counts and written forms. All terms come from one
/// Analyzer.
class PassageTerms {
 public:
  /// A further form of a term that has several in the passage; see text::Token::form.
  struct OtherForm {
    std::uint32_t term;  ///< Index of the term.
    std::uint32_t form;
    auto operator<=>(const OtherForm&) const = default;
  };

  /// Replaces the passage. The terms of `tokens` must stay valid while they are used.
  void assign(std::span<const text::Token> tokens) {
    terms_.clear();
    hashes_.clear();
    counts_.clear();
    forms_.clear();
    other_forms_.clear();
    tokens_.clear();
    for (const auto& token : tokens) {
      const auto id = token.term->id;
      if (id >= place_of_.size()) place_of_.resize(id + id / 2 + 1, nowhere);
      auto& place = place_of_[id];
      if (place == nowhere) {
        place = static_cast<std::uint32_t>(terms_.size());
        terms_.push_back(token.term);
        hashes_.push_back(token.term->hash);
        counts_.push_back(0);
        forms_.push_back(token.form);
      } else if (token.form != forms_[place]) {
        other_forms_.push_back({place, token.form});
      }
      ++counts_[place];
      tokens_.push_back(place);
    }
    for (const auto* term : terms_) place_of_[term->id] = nowhere;
    std::sort(other_forms_.begin(), other_forms_.end());
    other_forms_.erase(std::unique(other_forms_.begin(), other_forms_.end()), other_forms_.end());
  }

  /// Returns the distinct terms, in order of their first token.
  std::span<const text::Term* const> terms() const { return terms_; }
  /// Returns the hash of each term.
  std::span<const std::uint64_t> hashes() const { return hashes_; }
  /// Returns how many tokens each term has.
  std::span<const std::uint32_t> counts() const { return counts_; }
  /// Returns the form of the first token of each term.
  std::span<const std::uint32_t> forms() const { return forms_; }
  /// Returns the further forms of terms, once each, in order of the terms.
  std::span<const OtherForm> other_forms() const { return other_forms_; }
  /// Returns the index of the term of each token.
  std::span<const std::uint32_t> tokens() const { return tokens_; }

 private:
  static constexpr std::uint32_t nowhere = UINT32_MAX;

  std::vector<const text::Term*> terms_;
  std::vector<std::uint64_t> hashes_;
  std::vector<std::uint32_t> counts_;
  std::vector<std::uint32_t> forms_;
  std::vector<OtherForm> other_forms_;
  std::vector<std::uint32_t> tokens_;
  std::vector<std::uint32_t> place_of_;  ///< By term id: index in terms_, or nowhere.
};

}  // namespace newsgrep::indexer
