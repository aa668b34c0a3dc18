#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "indexer/passage_terms.hpp"
#include "text/token.hpp"

namespace newsgrep::indexer {

/// The passage and impact of a posting in one number, which sorts by passage.
class PackedPosting {
 public:
  static constexpr std::uint32_t max_passage = (1U << 25) - 1;

  PackedPosting() = default;
  PackedPosting(std::uint32_t passage, std::uint32_t impact)
      : bits_(passage << impact_bits | impact) {}

  std::uint32_t passage() const { return bits_ >> impact_bits; }
  std::uint32_t impact() const { return bits_ & ((1U << impact_bits) - 1); }
  friend auto operator<=>(const PackedPosting&, const PackedPosting&) = default;

 private:
  static constexpr unsigned impact_bits = 7;

  std::uint32_t bits_ = 0;
};

/// A written form by its number, and the passages that are listed for it.
struct NumberedForm {
  std::uint32_t number;                     ///< See text::Token::form.
  std::span<const std::uint32_t> ordinals;  ///< Numbers among the term's postings, from 0.
};

/// Collects the words of passages, passage by passage, and returns their postings term by term. All
/// terms come from one Analyzer, which must outlive this.
class WordPostings {
 public:
  /// Adds the next passage and returns the sum of its impacts. Passage numbers ascend, up to
  /// PackedPosting::max_passage.
  std::uint32_t add(std::uint32_t passage, const PassageTerms& words);

  /// Sorts what was added by term. Call it once, after the last add() and before the members below.
  void sort();

  /// Returns the distinct terms, in order of first occurrence.
  std::span<const text::Term* const> terms() const { return terms_; }

  /// Returns the postings of the term with this id, in order of passages.
  std::span<const PackedPosting> postings_of(std::uint32_t term_id) const;

  /// Returns the forms of a term; the one that was met first comes first. It lists only the
  /// passages that have another form as well. A passage that no form lists has only the first form.
  std::vector<NumberedForm> forms_of(std::uint32_t term_id) const;

 private:
  struct Posting {
    std::uint32_t term_id;
    PackedPosting packed;
  };

  struct FormPosting {
    std::uint32_t form;
    std::uint32_t ordinal;
  };

  struct TermState {
    std::uint32_t frequency = 0;   ///< Number of passages that have the term.
    std::uint32_t begin = 0;       ///< Start of its postings, once sorted.
    std::uint32_t first_form = 0;  ///< The form that was met first.
  };

  struct FormState {
    std::uint32_t frequency = 0;  ///< Number of passages listed for the form.
    std::uint32_t begin = 0;      ///< Start of its ordinals, once sorted.
    std::uint32_t term_id = 0;
  };

  void add_form(std::uint32_t term_id, std::uint32_t form, std::uint32_t ordinal);

  std::vector<const text::Term*> terms_;
  std::vector<TermState> term_states_;      ///< By term id.
  std::vector<FormState> form_states_;      ///< By form.
  std::vector<Posting> postings_;           ///< In order of passages.
  std::vector<FormPosting> form_postings_;  ///< Listed passages, in order of passages.

  // Filled by sort():
  std::vector<PackedPosting> postings_by_term_;
  std::vector<std::uint32_t> ordinals_by_form_;
  std::vector<std::uint32_t> forms_by_term_;  ///< Forms that list passages, by term.
};

}  // namespace newsgrep::indexer
