#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/token.hpp"
#include "passage_terms.hpp"
#include "storage/form_lists_writer.hpp"
#include "storage/glass_database_writer.hpp"

namespace newsgrep::detail {

/// Collects the postings of passages as they come, and writes them by term. Passages are numbered
/// from 1 in the order in which they are added.
class Inverter {
 public:
  /// The form with this number of a group; see Analyzer::form().
  using FormOfNumber = std::function<std::string_view(std::size_t group, std::uint32_t number)>;

  /// No more passages than this fit; far more than a batch has.
  static constexpr std::uint32_t max_passages = (1U << 25) - 1;

  /// The next passage. Its terms must live until write() and come from one Analyzer for each
  /// `group` (a small number).
  void add_passage(std::size_t group, const PassageTerms& passage);

  /// How many passages were added.
  std::uint32_t passages() const { return static_cast<std::uint32_t>(lengths_.size()); }

  /// A term that is no word, in the passages from `first` to `last`, behind those for which it was
  /// added before.
  void add_boolean(std::string term, std::uint32_t first, std::uint32_t last);

  /// Writes lengths, posting lists, and the forms of words; the inverter is as new then.
  void write(GlassDatabaseWriter& writer, FormListsWriter& forms, const FormOfNumber& form_of);

 private:
  /// Passage and impact of a word, in one number: so sorting by passage is sorting by it.
  using Packed = std::uint32_t;

  struct Posting {
    std::uint32_t term_id;
    Packed packed;
  };

  /// A form of a term in a passage that has another form of it than the first that was met.
  struct FormPosting {
    std::uint32_t form;
    std::uint32_t ordinal;  ///< Of the term's posting.
  };

  /// What is known of a term.
  struct TermState {
    std::uint32_t frequency = 0;   ///< In how many passages.
    std::uint32_t first_form = 0;  ///< That was met.
    std::uint32_t begin = 0;       ///< Of its postings, once sorted.
  };

  /// What is known of a form.
  struct FormState {
    std::uint32_t frequency = 0;  ///< How many FormPostings it has.
    std::uint32_t term_id = 0;
    std::uint32_t begin = 0;  ///< Of its ordinals, once sorted.
  };

  /// The words of one Analyzer.
  struct Group {
    std::vector<Posting> postings;           ///< In order of passages.
    std::vector<TermState> states;           ///< By term id.
    std::vector<const Term*> terms;          ///< Those with a frequency.
    std::vector<FormPosting> form_postings;  ///< In order of passages.
    std::vector<FormState> form_states;      ///< By form.

    // As write() sorts them:
    std::vector<Packed> by_term;          ///< The postings.
    std::vector<std::uint32_t> ordinals;  ///< Of the FormPostings, by form.
    std::vector<std::uint32_t> forms;     ///< Those with a frequency, by term.

    void note_form(std::uint32_t term_id, std::uint32_t form, std::uint32_t ordinal);
    void sort();
    std::span<const Packed> postings_of(std::uint32_t term_id) const;
    std::span<const std::uint32_t> ordinals_of(std::uint32_t form) const;
    std::span<const std::uint32_t> forms_of(std::uint32_t term_id) const;
  };

  /// Consecutive passages that have a term that is no word.
  struct Boolean {
    std::string term;
    std::uint32_t first;
    std::uint32_t last;
  };

  /// A posting list, or a part of one, that is ready to be written: of a word, or of passages in
  /// succession.
  struct List {
    std::string_view term;
    std::uint64_t begin;     ///< The first eight bytes of the term, to compare by.
    std::uint32_t group;     ///< Of a word, else no_group.
    std::uint32_t term_id;   ///< Of a word, else the first passage.
    std::uint32_t last = 0;  ///< If it is no word: the last passage.
  };
  static constexpr std::uint32_t no_group = UINT32_MAX;

  std::span<const Packed> postings_of(std::span<const List> parts, std::vector<Packed>& merged);
  FormPostings forms_of(const List& list, const FormOfNumber& form_of) const;
  FormPostings forms_of(std::span<const List> parts, std::span<const Packed> merged,
                        const FormOfNumber& form_of) const;

  std::vector<Group> groups_;
  std::vector<std::uint32_t> lengths_;  ///< Sum of the impacts, by passage.
  std::vector<Boolean> booleans_;
};

}  // namespace newsgrep::detail
