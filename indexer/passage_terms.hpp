#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "analysis/token.hpp"

namespace newsgrep::detail {

/// The tokens of a passage, by their distinct terms. For terms of one Analyzer.
class PassageTerms {
 public:
  /// Replaces what it held. The terms must live as long as they are asked for.
  void assign(std::span<const Token> tokens) {
    terms_.clear();
    hashes_.clear();
    counts_.clear();
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
      }
      ++counts_[place];
      tokens_.push_back(place);
    }
    for (const auto* term : terms_) place_of_[term->id] = nowhere;
  }

  /// The distinct terms, in order of their first token.
  std::span<const Term* const> terms() const { return terms_; }
  /// Their hashes, in the same order.
  std::span<const std::uint64_t> hashes() const { return hashes_; }
  /// How many tokens each has.
  std::span<const std::uint32_t> counts() const { return counts_; }
  /// For each token, the index of its term.
  std::span<const std::uint32_t> tokens() const { return tokens_; }

 private:
  static constexpr std::uint32_t nowhere = UINT32_MAX;

  std::vector<const Term*> terms_;
  std::vector<std::uint64_t> hashes_;
  std::vector<std::uint32_t> counts_;
  std::vector<std::uint32_t> tokens_;
  std::vector<std::uint32_t> place_of_;  ///< By term id: index into terms_; else nowhere.
};

}  // namespace newsgrep::detail
