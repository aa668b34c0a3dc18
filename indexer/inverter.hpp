#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/token.hpp"
#include "passage_terms.hpp"
#include "storage/glass_database_writer.hpp"

namespace newsgrep::detail {

/// Collects the postings of passages as they come, and writes them by term. Passages are numbered
/// from 1 in the order in which they are added.
class Inverter {
 public:
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

  /// Writes lengths and posting lists; the inverter is as new then.
  void write(GlassDatabaseWriter& writer);

 private:
  /// Passage and impact of a word, in one number: so sorting by passage is sorting by it.
  using Packed = std::uint32_t;

  struct Posting {
    std::uint32_t term_id;
    Packed packed;
  };

  /// The words of one Analyzer.
  struct Group {
    std::vector<Posting> postings;           ///< In order of passages.
    std::vector<std::uint32_t> frequencies;  ///< By term id: in how many passages.
    std::vector<const Term*> terms;          ///< Those with a frequency.
    std::vector<Packed> by_term;             ///< The postings as write() sorts them.
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
    std::uint64_t begin;  ///< The first eight bytes of the term, to compare by.
    std::span<const Packed> postings;
    std::uint32_t first;
    std::uint32_t last;
  };

  static void sort_by_term(Group& group, std::vector<List>& lists);
  static void write_list(std::span<const List> parts, std::vector<Packed>& merged,
                         GlassDatabaseWriter& writer);

  std::vector<Group> groups_;
  std::vector<std::uint32_t> lengths_;  ///< Sum of the impacts, by passage.
  std::vector<Boolean> booleans_;
};

}  // namespace newsgrep::detail
