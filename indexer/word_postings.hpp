#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "indexer/passage_terms.hpp"
#include "text/token.hpp"

namespace newsgrep::indexer {

/// Passage and impact of a word, in one number: so sorting by passage is sorting by it.
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

/// The words of passages, whose terms come from one Analyzer and live as long as this: collected
/// passage by passage, and then told by term.
class WordPostings {
 public:
  /// The passages, by their ordinals among those that have a term, in which it is written in a
  /// form.
  struct Form {
    std::uint32_t number;  ///< See Token::form.
    std::span<const std::uint32_t> ordinals;
  };

  /// Adds the next passage. Numbers ascend, up to PackedPosting::max_passage. Returns the sum of
  /// the impacts.
  std::uint32_t add(std::uint32_t passage, const PassageTerms& words);

  /// To be called when all were added.
  void sort();

  /// The terms that there are.
  std::span<const text::Term* const> terms() const { return terms_; }

  /// Those of the term with this id, in order of passages.
  std::span<const PackedPosting> postings_of(std::uint32_t term_id) const;

  /// The forms of a term. Of the first, those passages are listed that have another form, too; the
  /// passages that are not listed at all have the first form.
  std::vector<Form> forms_of(std::uint32_t term_id) const;

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
    std::uint32_t frequency = 0;   ///< In how many passages it is.
    std::uint32_t begin = 0;       ///< Of its postings, once sorted.
    std::uint32_t first_form = 0;  ///< That was met.
  };

  struct FormState {
    std::uint32_t frequency = 0;  ///< For how many passages it is listed.
    std::uint32_t begin = 0;      ///< Of its ordinals, once sorted.
    std::uint32_t term_id = 0;
  };

  void add_form(std::uint32_t term_id, std::uint32_t form, std::uint32_t ordinal);

  std::vector<const text::Term*> terms_;
  std::vector<TermState> term_states_;      ///< By term id.
  std::vector<FormState> form_states_;      ///< By form.
  std::vector<Posting> postings_;           ///< In order of passages.
  std::vector<FormPosting> form_postings_;  ///< Likewise; of passages that are listed.

  // Once sorted:
  std::vector<PackedPosting> postings_by_term_;
  std::vector<std::uint32_t> ordinals_by_form_;
  std::vector<std::uint32_t> forms_by_term_;  ///< Those that are listed.
};

}  // namespace newsgrep::indexer
